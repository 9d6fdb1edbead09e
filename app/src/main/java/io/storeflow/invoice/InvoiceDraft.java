package io.storeflow.invoice;

import io.storeflow.invoice.Invoice.Buyer;
import io.storeflow.invoice.Invoice.Charge;
import io.storeflow.invoice.Invoice.Charge.Reason;
import io.storeflow.invoice.Invoice.Line;
import io.storeflow.invoice.Invoice.Rate;
import io.storeflow.invoice.Invoice.Seller;
import io.storeflow.platform.money.Parts;
import io.storeflow.shipping.Address;
import io.storeflow.tax.TaxCase;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Works out what documents say; pure. Each line has the tax that the order has kept of it, and what
 * is taxed beside the lines is shipping: so all sums are those of the order, to the last unit.
 */
final class InvoiceDraft {
  private InvoiceDraft() {}

  /**
   * What an order comes to as it is now: what it was credited with before is not on it, or is taken
   * off where it belongs to no goods. To be paid is what is due of it.
   */
  static Invoice of(InvoicedOrder order, Seller seller, InvoiceHead head, ZoneId zone) {
    var buyer = buyer(order, seller);
    var rates = rates(order);
    var lines = new ArrayList<Line>();
    for (var it : order.lines())
      if (it.quantity() > 0)
        lines.add(
            new Line(
                it.id(),
                it.title(),
                it.variant(),
                it.sku(),
                it.chosen(),
                it.quantity(),
                it.each(),
                it.off(),
                it.net(order.taxIncluded()),
                it.tax(),
                rate(order, it, rates)));
    var stated =
        new Invoice(
                head.kind(),
                head.number(),
                head.issuedOn(),
                supplied(order, zone),
                order.locale(),
                order.currency(),
                seller,
                buyer,
                order.number(),
                LocalDate.ofInstant(order.placedAt(), zone),
                head.former(),
                "",
                !order.taxIncluded() || buyer.isBusiness(),
                order.taxIncluded(),
                List.copyOf(lines),
                shipping(order, lines, rates),
                rates,
                0,
                0,
                0)
            .summed();
    for (var it : order.credited()) stated = less(stated, credit(stated, it, head), head);
    long worth = order.balance().worth().minor();
    long kept = Math.max(0, Math.min(worth, order.balance().kept().minor()));
    return with(stated, worth - stated.total(), kept, Math.min(kept, order.cards()));
  }

  /** What a refund takes off an invoice. */
  static Invoice credit(Invoice of, CreditedPart refund, InvoiceHead head) {
    var lines = new ArrayList<Line>();
    for (var it : refund.lines()) {
      var line = of.lines().stream().filter(one -> one.of() == it.of()).findFirst();
      long net = it.amount() - it.tax();
      long shown = of.included() ? it.amount() : net;
      lines.add(
          new Line(
              it.of(),
              line.map(Line::title).orElse("–"),
              line.map(Line::variant).orElse(""),
              line.map(Line::sku).orElse(""),
              line.map(Line::chosen).orElse(List.of()),
              it.quantity(),
              Parts.rounded(shown, 1, it.quantity()),
              0,
              net,
              it.tax(),
              line.map(Line::rate).orElse(0)));
    }
    var charges = new ArrayList<Charge>();
    var brought = of.charges().stream().filter(it -> it.reason() == Reason.SHIPPING).toList();
    charges.addAll(shared(brought, refund.shipping(), Reason.SHIPPING));
    charges.addAll(shared(asCharges(of.rates()), refund.other(), Reason.OTHER));
    var credit = taking(of, head, refund.reason(), lines, charges).summed();
    return with(credit, refund.credited() - credit.total(), 0, 0);
  }

  /** All that is left of an invoice after what was taken off before. */
  static Invoice cancel(Invoice of, List<Invoice> before, InvoiceHead head) {
    long rounding = of.rounding();
    for (var credit : before) rounding -= credit.rounding();
    return with(
        taking(of, head, "", left(of, before), beside(of, before)).summed(), rounding, 0, 0);
  }

  /** The same after that was taken off. */
  private static Invoice less(Invoice of, Invoice credit, InvoiceHead head) {
    var before = List.of(credit);
    return taking(of, head, "", left(of, before), beside(of, before)).summed();
  }

  /** Goods that are left. */
  private static List<Line> left(Invoice of, List<Invoice> before) {
    var lines = new ArrayList<Line>();
    for (var line : of.lines()) {
      int quantity = line.quantity();
      long net = line.net();
      long tax = line.tax();
      for (var credit : before)
        for (var it : credit.lines())
          if (it.of() == line.of()) {
            quantity -= it.quantity();
            net -= it.net();
            tax -= it.tax();
          }
      if (quantity <= 0 && net == 0 && tax == 0) continue;
      boolean all = quantity == line.quantity();
      quantity = Math.max(1, quantity);
      long shown = of.included() ? net + tax : net;
      long full = Math.multiplyExact(line.each(), quantity);
      // Of what was discounted the price stays, and so much of the discount as goes with it.
      boolean priced = all || line.off() > 0 && full >= shown;
      long each = priced ? line.each() : Parts.rounded(shown, 1, quantity);
      lines.add(
          new Line(
              line.of(),
              line.title(),
              line.variant(),
              line.sku(),
              line.chosen(),
              quantity,
              each,
              all ? line.off() : priced ? full - shown : 0,
              net,
              tax,
              line.rate()));
    }
    return lines;
  }

  /** What is left beside goods. */
  private static List<Charge> beside(Invoice of, List<Invoice> before) {
    var charges = new ArrayList<>(of.charges());
    for (var credit : before)
      for (var it : credit.charges())
        charges.add(new Charge(it.reason(), it.name(), -it.net(), -it.tax(), it.rate()));
    return together(charges);
  }

  private static Invoice taking(
      Invoice of, InvoiceHead head, String reason, List<Line> lines, List<Charge> charges) {
    return new Invoice(
        head.kind(),
        head.number(),
        head.issuedOn(),
        of.suppliedOn(),
        of.language(),
        of.currency(),
        of.seller(),
        of.buyer(),
        of.order(),
        of.orderedOn(),
        head.former(),
        reason,
        of.net(),
        of.included(),
        List.copyOf(lines),
        List.copyOf(charges),
        of.rates(),
        0,
        0,
        0);
  }

  private static Invoice with(Invoice it, long rounding, long paid, long cards) {
    return new Invoice(
        it.kind(),
        it.number(),
        it.issuedOn(),
        it.suppliedOn(),
        it.language(),
        it.currency(),
        it.seller(),
        it.buyer(),
        it.order(),
        it.orderedOn(),
        it.former(),
        it.reason(),
        it.net(),
        it.included(),
        it.lines(),
        it.charges(),
        it.rates(),
        rounding,
        paid,
        cards);
  }

  /** When all of it had gone out; null while that is not so. */
  static @Nullable LocalDate supplied(InvoicedOrder order, ZoneId zone) {
    return order.completedAt() == null ? null : LocalDate.ofInstant(order.completedAt(), zone);
  }

  private static Buyer buyer(InvoicedOrder order, Seller seller) {
    var billing = order.billing();
    var address = billing.address().equals(Address.NONE) ? order.address() : billing.address();
    if (address.line1().isEmpty()) address = Address.NONE;
    var delivery = order.address().country();
    return new Buyer(
        order.customer(),
        billing.company(),
        billing.vatId() == null ? "" : billing.vatId().text(),
        address,
        delivery.isEmpty() ? seller.address().country() : delivery);
  }

  /** Those that the order has kept; else what its lines say of theirs. */
  private static List<Rate> rates(InvoicedOrder order) {
    var rates = new ArrayList<Rate>();
    for (var it : order.groups()) {
      int at = rates.size();
      boolean cards =
          order.lines().stream()
              .anyMatch(line -> line.giftCard() && place(order, line) == at && line.ppm() == 0);
      var rate = it.rate();
      rates.add(new Rate(rate.why(), rate.place(), rate.name(), rate.ppm(), 0, 0, cards));
    }
    if (!rates.isEmpty()) return rates;
    if (order.tax() == 0) return List.of(new Rate(null, "", "", 0, 0, 0, false));
    order.lines().stream()
        .mapToInt(InvoicedOrder.Line::ppm)
        .distinct()
        .sorted()
        .forEach(ppm -> rates.addFirst(new Rate(TaxCase.DOMESTIC, "", "", ppm, 0, 0, false)));
    return rates;
  }

  private static int rate(InvoicedOrder order, InvoicedOrder.Line line, List<Rate> rates) {
    if (!order.groups().isEmpty()) return place(order, line);
    for (int i = 0; i < rates.size(); i++) if (rates.get(i).ppm() == line.ppm()) return i;
    return 0;
  }

  /** Where its rate stands among those that the order has kept. */
  private static int place(InvoicedOrder order, InvoicedOrder.Line line) {
    var groups = order.groups();
    var said = line.taxPosition();
    if (said != null && said >= 1 && said <= groups.size()) return said - 1;
    for (int i = 0; i < groups.size(); i++) if (groups.get(i).rate().ppm() == line.ppm()) return i;
    return 0;
  }

  /** What each rate has beside its lines. */
  private static List<Charge> shipping(InvoicedOrder order, List<Line> lines, List<Rate> rates) {
    var charges = new ArrayList<Charge>();
    if (order.groups().isEmpty()) {
      long tax = order.tax() - lines.stream().mapToLong(Line::tax).sum();
      long net = order.taxIncluded() ? order.shipping() - tax : order.shipping();
      if (net != 0 || tax != 0)
        charges.add(new Charge(Reason.SHIPPING, order.rateName(), net, tax, 0));
      return List.copyOf(charges);
    }
    for (int i = 0; i < rates.size(); i++) {
      var group = order.groups().get(i);
      long net = group.base().minor();
      long tax = group.amount().minor();
      for (var it : lines)
        if (it.rate() == i) {
          net -= it.net();
          tax -= it.tax();
        }
      if (net != 0 || tax != 0)
        charges.add(new Charge(Reason.SHIPPING, order.rateName(), net, tax, i));
    }
    return List.copyOf(charges);
  }

  private static List<Charge> asCharges(List<Rate> rates) {
    var charges = new ArrayList<Charge>();
    for (int i = 0; i < rates.size(); i++)
      charges.add(new Charge(Reason.OTHER, "", rates.get(i).net(), rates.get(i).tax(), i));
    return charges;
  }

  /** An amount, with the tax in it, as parts of what it belongs to; each with its share of tax. */
  private static List<Charge> shared(List<Charge> of, long amount, Reason reason) {
    var weights = of.stream().mapToLong(it -> Math.max(0, it.net() + it.tax())).toArray();
    var parts = Parts.share(Math.abs(amount), weights);
    var shared = new ArrayList<Charge>();
    for (int i = 0; i < parts.length; i++) {
      if (parts[i] == 0) continue;
      var it = of.get(i);
      long tax = Parts.rounded(parts[i], Math.max(0, it.tax()), weights[i]);
      long sign = amount < 0 ? -1 : 1;
      shared.add(new Charge(reason, it.name(), sign * (parts[i] - tax), sign * tax, it.rate()));
    }
    return shared;
  }

  /** One for each reason and rate. */
  private static List<Charge> together(List<Charge> charges) {
    record Key(Reason reason, int rate) {}
    var sums = new HashMap<Key, Charge>();
    var order = new ArrayList<Key>();
    for (var it : charges) {
      var key = new Key(it.reason(), it.rate());
      if (!sums.containsKey(key)) order.add(key);
      sums.merge(
          key,
          it,
          (a, b) ->
              new Charge(a.reason(), a.name(), a.net() + b.net(), a.tax() + b.tax(), a.rate()));
    }
    return order.stream().map(sums::get).filter(it -> it.net() != 0 || it.tax() != 0).toList();
  }
}
