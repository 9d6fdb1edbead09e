package io.storeflow.invoice;

import io.storeflow.billing.Billing;
import io.storeflow.invoice.Invoice.Seller;
import io.storeflow.order.FulfilmentState;
import io.storeflow.payment.Balance;
import io.storeflow.platform.money.Money;
import io.storeflow.platform.money.Payable;
import io.storeflow.product.TaxClass;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Method;
import io.storeflow.tax.TaxBuyer;
import io.storeflow.tax.TaxLine;
import io.storeflow.tax.TaxRates;
import io.storeflow.tax.TaxSettings;
import io.storeflow.tax.TaxTerms;
import io.storeflow.tax.TaxTerms.Sale;
import io.storeflow.tax.Taxes;
import io.storeflow.vatid.VatId;
import io.storeflow.vatid.VatIdAnswer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Orders as they may be, gross and net, from anywhere to anywhere, with their taxes. */
final class MadeUpOrders {
  static final LocalDate DAY = LocalDate.of(2026, 11, 30);
  private static final Instant AT = Instant.parse("2026-11-30T10:00:00Z");
  private static final List<String> HOMES = List.of("DE", "FR", "AT", "NL", "IE", "PL", "IT");
  private static final List<String> PLACES = List.of("DE", "FR", "AT", "PL", "US", "CH", "GB");
  private static final List<String> CURRENCIES = List.of("EUR", "EUR", "CHF", "SEK", "JPY", "PLN");
  private static final List<String> IDS =
      List.of("", "", "ATU12345675", "FR40303265045", "PL5260001246");
  private static final List<TaxClass> CLASSES = List.of(TaxClass.values());

  private final Random random;

  MadeUpOrders(long seed) {
    random = new Random(seed);
  }

  /** An order, and who sells. */
  record MadeUp(InvoicedOrder order, Seller seller) {}

  MadeUp next() {
    var home = address(any(HOMES));
    boolean included = random.nextBoolean();
    var currency = Currency.getInstance(any(CURRENCIES));
    var settings =
        new TaxSettings(
            home,
            included,
            random.nextInt(3) == 0 ? Set.of("CH", "GB") : Set.of(),
            random.nextBoolean(),
            random.nextInt(8) == 0,
            List.of(),
            random.nextInt(3) == 0 ? TaxClass.STANDARD : null,
            random.nextBoolean());
    var to = random.nextInt(6) == 0 ? Address.NONE : address(any(PLACES));
    var id = any(IDS);
    var buyer =
        id.isEmpty()
            ? TaxBuyer.CONSUMER
            : new TaxBuyer(id.substring(0, 2), random.nextInt(3) > 0, Address.NONE);
    boolean fetched = to.equals(Address.NONE);
    var sale = new Sale(fetched ? Method.PICKUP : Method.SHIPPING, to, buyer, DAY, Address.NONE);
    return new MadeUp(order(settings, sale, currency, id, to), seller(home));
  }

  private InvoicedOrder order(
      TaxSettings settings, Sale sale, Currency currency, String id, Address to) {
    int count = 1 + random.nextInt(12);
    var goods = new ArrayList<TaxLine>();
    var units = new ArrayList<Integer>();
    var off = new ArrayList<Long>();
    for (int i = 0; i < count; i++) {
      int quantity = random.nextInt(20) == 0 ? 1 + random.nextInt(999) : 1 + random.nextInt(5);
      long each = random.nextInt(10) == 0 ? 0 : random.nextInt(30_000);
      long less = random.nextInt(3) == 0 ? random.nextLong(each * quantity + 1) : 0;
      units.add(quantity);
      off.add(less);
      var price = new Money(each * quantity - less, currency);
      goods.add(new TaxLine("" + i, any(CLASSES), price, random.nextInt(6) == 0));
    }
    long shipping = sale.method() == Method.PICKUP ? 0 : random.nextInt(2_000);
    var terms = random.nextInt(20) == 0 ? TaxTerms.NONE : new TaxTerms(settings, TaxRates.seeded());
    var taxes = terms.of(sale, goods, new Money(shipping, currency));
    return order(settings.included(), currency, id, to, goods, units, off, shipping, taxes);
  }

  private InvoicedOrder order(
      boolean included,
      Currency currency,
      String id,
      Address to,
      List<TaxLine> goods,
      List<Integer> units,
      List<Long> off,
      long shipping,
      Taxes taxes) {
    var lines = new ArrayList<InvoicedOrder.Line>();
    long exact = 0;
    for (int i = 0; i < goods.size(); i++) {
      var amount = goods.get(i).amount().minor();
      var taxed = taxes.lines().isEmpty() ? null : taxes.lines().get(i);
      long spared = taxed == null || taxed.spared() == null ? 0 : taxed.spared().amount().minor();
      long tax = taxed == null ? 0 : taxed.tax().minor();
      Short position = null;
      for (short at = 0; at < taxes.groups().size(); at++)
        if (taxed != null && taxes.groups().get(at).rate().equals(taxed.rate()))
          position = (short) (at + 1);
      int quantity = units.get(i);
      lines.add(
          new InvoicedOrder.Line(
              i + 1,
              "Ramen <" + i + "> & Co",
              i % 3 == 0 ? "Large" : "",
              i % 2 == 0 ? "RAM-" + i : "",
              i % 4 == 0 ? List.of("Egg", "2 × Nori") : List.of(),
              quantity,
              (amount + off.get(i)) / quantity,
              off.get(i) + spared,
              amount - spared,
              tax,
              taxed == null ? 0 : taxed.rate().ppm(),
              position,
              goods.get(i).taxClass() == TaxClass.EXEMPT));
      exact += amount - spared + (included ? 0 : tax);
    }
    long due = shipping;
    for (var part : taxes.shipping()) {
      if (part.spared() != null) due -= part.spared().amount().minor();
      if (!included) exact += part.tax().minor();
    }
    exact += due;
    var total = new Money(exact, currency);
    total = total.plus(Payable.rounding(total));
    var zero = Money.zero(currency);
    var paid = new Money(total.minor() == 0 ? 0 : random.nextLong(total.minor() + 1), currency);
    var billing =
        id.isEmpty()
            ? Billing.NONE
            : new Billing(
                "Muster & Söhne GmbH", VatId.ofKept(id), VatIdAnswer.NOT_NEEDED, Address.NONE);
    return new InvoicedOrder(
        7,
        1001,
        AT,
        random.nextBoolean() ? AT : null,
        FulfilmentState.NEW,
        "de",
        currency.getCurrencyCode(),
        "Ann Lee",
        to,
        billing,
        "Standard",
        included,
        due,
        taxes.total().minor(),
        lines,
        taxes.groups(),
        new Balance(total, zero, zero, paid, zero, false),
        total.minor(),
        0,
        List.of());
  }

  /** The order once something was put to it, or taken off it as {@code refund} does that. */
  InvoicedOrder changed(InvoicedOrder of) {
    return random.nextInt(3) == 0 ? added(of) : refunded(of);
  }

  private InvoicedOrder added(InvoicedOrder of) {
    var like = any(of.lines());
    int quantity = 1 + random.nextInt(4);
    long each = 100L * random.nextInt(300);
    long total = each * quantity;
    int ppm = like.ppm();
    long tax = of.taxIncluded() ? total * ppm / (1_000_000 + ppm) : total * ppm / 1_000_000;
    var lines = new ArrayList<>(of.lines());
    lines.add(
        new InvoicedOrder.Line(
            100 + lines.size(),
            "Miso",
            "",
            "",
            List.of(),
            quantity,
            each,
            0,
            total,
            tax,
            ppm,
            like.taxPosition(),
            like.giftCard()));
    var groups = new ArrayList<>(of.groups());
    var currency = of.balance().total().currency();
    if (like.taxPosition() != null && !groups.isEmpty()) {
      int at = like.taxPosition() - 1;
      var group = groups.get(at);
      groups.set(
          at,
          new Taxes.Group(
              group.rate(),
              group.base().plus(new Money(of.taxIncluded() ? total - tax : total, currency)),
              group.amount().plus(new Money(tax, currency))));
    }
    long gross = of.taxIncluded() ? total : total + tax;
    // The part of an edit is rounded by itself, as an order is.
    var more = new Money(gross, currency);
    more = more.plus(Payable.rounding(more));
    return with(of, of.tax() + tax, lines, groups, of.balance().moreWorth(more), of.credited());
  }

  /**
   * Each unit goes once, the last one with what is left of its line; what is too much goes back.
   */
  private InvoicedOrder refunded(InvoicedOrder of) {
    var lines = new ArrayList<CreditedPart.Line>();
    long goods = 0;
    for (var it : of.lines()) {
      int gone = 0;
      for (var before : of.credited())
        for (var one : before.lines()) if (one.of() == it.id()) gone += one.quantity();
      if (gone == it.quantity() || random.nextInt(3) > 0) continue;
      int quantity = 1 + random.nextInt(it.quantity() - gone);
      long gross = it.total() + (of.taxIncluded() ? 0 : it.tax());
      long amount = part(gross, gone + quantity, it) - part(gross, gone, it);
      long tax = part(it.tax(), gone + quantity, it) - part(it.tax(), gone, it);
      lines.add(new CreditedPart.Line(it.id(), quantity, amount, tax));
      goods += amount;
    }
    long worth = of.balance().worth().minor();
    if (goods > worth) return of;
    long other = random.nextInt(3) == 0 ? random.nextLong(worth - goods + 1) / 3 : 0;
    if (other == 0 && random.nextInt(5) == 0) other = -(goods / 10);
    var all = new ArrayList<>(of.credited());
    all.add(new CreditedPart(all.size() + 1, goods + other, 0, other, "", lines));
    var currency = of.balance().total().currency();
    var balance = of.balance().lessWorth(new Money(goods + other, currency));
    if (random.nextInt(4) > 0) balance = balance.lessKept(balance.surplus());
    return with(of, of.tax(), of.lines(), of.groups(), balance, all);
  }

  private static long part(long all, int units, InvoicedOrder.Line of) {
    return io.storeflow.platform.money.Parts.of(all, units, of.quantity());
  }

  private static InvoicedOrder with(
      InvoicedOrder of,
      long tax,
      List<InvoicedOrder.Line> lines,
      List<Taxes.Group> groups,
      Balance balance,
      List<CreditedPart> credited) {
    return new InvoicedOrder(
        of.id(),
        of.number(),
        of.placedAt(),
        of.completedAt(),
        of.fulfilment(),
        of.locale(),
        of.currency(),
        of.customer(),
        of.address(),
        of.billing(),
        of.rateName(),
        of.taxIncluded(),
        of.shipping(),
        tax,
        List.copyOf(lines),
        List.copyOf(groups),
        balance,
        balance.worth().minor(),
        of.cards(),
        List.copyOf(credited));
  }

  /** A refund of some of an order, not more than it is worth. */
  CreditedPart refund(InvoicedOrder order, long id) {
    var lines = new ArrayList<CreditedPart.Line>();
    long credited = 0;
    for (var it : order.lines()) {
      if (random.nextBoolean()) continue;
      int quantity = 1 + random.nextInt(it.quantity());
      long gross = it.total() + (order.taxIncluded() ? 0 : it.tax());
      long amount = gross * quantity / it.quantity();
      long tax = it.tax() * quantity / it.quantity();
      lines.add(new CreditedPart.Line(it.id(), quantity, amount, tax));
      credited += amount;
    }
    long left = order.balance().total().minor() - credited;
    long other = left <= 0 ? 0 : random.nextLong(left + 1) / 3;
    if (random.nextInt(4) == 0) other = -(credited / 10);
    return new CreditedPart(id, credited + other, 0, other, "Beschädigt", lines);
  }

  static Seller seller(Address home) {
    return new Seller(
        "Kissa GmbH",
        "Kissa",
        home,
        switch (home.country()) {
          case "FR" -> "FR40303265045";
          case "AT" -> "ATU12345675";
          case "NL" -> "NL000099995B57";
          case "IE" -> "IE6433435F";
          case "PL" -> "PL5260001246";
          case "IT" -> "IT00743110157";
          default -> "DE136695976";
        },
        "12/345/67890",
        "Amtsgericht Berlin HRB 12345",
        "Geschäftsführung: Yūko Tanaka",
        "DE89370400440532013000",
        "COBADEFFXXX",
        "Commerzbank",
        "+49301234567",
        "hello@example.com",
        "",
        "",
        "#c0392b",
        true);
  }

  static Address address(String country) {
    return new Address(country, "10115", "", "Stadt", "Straße 1", "");
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
