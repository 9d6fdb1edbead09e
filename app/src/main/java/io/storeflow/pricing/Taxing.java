package io.storeflow.pricing;

import io.storeflow.platform.money.Money;
import io.storeflow.pricing.Step.Kind;
import io.storeflow.pricing.Totals.Line;
import io.storeflow.product.TaxClass;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Offer;
import io.storeflow.tax.TaxLine;
import io.storeflow.tax.TaxTerms.Sale;
import io.storeflow.tax.Taxes;
import io.storeflow.tax.Taxes.Spared;
import io.storeflow.tax.Taxes.Taxed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what tax is owed on lines that have their price, and in their steps. */
final class Taxing {
  private Taxing() {}

  /** The offers as this buyer pays them: less the tax in them, where none is owed. */
  static List<Offer> due(
      PriceBook book, List<Line> lines, List<Offer> offers, Buyer buyer, Instant at) {
    return offers.stream().map(it -> due(book, lines, it, buyer, at)).toList();
  }

  private static Offer due(PriceBook book, List<Line> lines, Offer offer, Buyer buyer, Instant at) {
    if (!book.tax().mayTakeOff(sale(book, offer, buyer, at))) return offer;
    var taxes = of(book, lines, offer, buyer, at);
    return offer.less(spared(taxes.sparedOfShipping(), offer.price()));
  }

  private static Money spared(List<Spared> parts, Money price) {
    return parts.stream().map(Spared::amount).reduce(Money.zero(price.currency()), Money::plus);
  }

  static Taxes of(
      PriceBook book, List<Line> lines, @Nullable Offer chosen, Buyer buyer, Instant at) {
    var none = Taxes.none(book.currency());
    if (!book.tax().isOn()) return none;
    var rate = chosen == null ? null : book.rate(chosen.id());
    boolean here = rate != null && rate.eatenHere();
    var sale = sale(book, chosen, buyer, at);
    var sold = lines.stream().map(line -> sold(line, here)).toList();
    return book.tax().of(sale, sold, chosen == null ? none.total() : chosen.price());
  }

  private static Sale sale(PriceBook book, @Nullable Offer chosen, Buyer buyer, Instant at) {
    var rate = chosen == null ? null : book.rate(chosen.id());
    return new Sale(
        chosen == null ? null : chosen.method(),
        buyer.address(),
        buyer.claims().business(),
        at.atZone(book.zone()).toLocalDate(),
        rate == null ? Address.NONE : rate.fetchedAt());
  }

  /** A voucher for goods of any rate is no supply yet (Directive 2006/112/EC art. 30b (2)). */
  private static TaxLine sold(Line line, boolean here) {
    var taxClass = line.variant().giftCard() ? TaxClass.EXEMPT : line.variant().taxClass();
    return new TaxLine(line.wanted().key(), taxClass, line.total(), here);
  }

  static List<Line> on(List<Line> lines, Taxes taxes) {
    if (taxes.lines().isEmpty()) return lines;
    var taxed = new ArrayList<Line>();
    for (var line : lines) {
      var its = taxes.lines().get(taxed.size());
      var steps = new ArrayList<>(line.steps());
      var spared = its.spared();
      if (spared != null) steps.add(step(spared));
      if (its.rate().why().isCharged()) steps.add(step(its));
      var off = spared == null ? Money.zero(its.tax().currency()) : spared.amount();
      taxed.add(line.taxed(its.tax(), off, steps));
    }
    return List.copyOf(taxed);
  }

  private static Step step(Taxed taxed) {
    return new Step(Kind.TAX, taxed.rate().words(), taxed.tax());
  }

  /** What of the tax is for bringing it, by rate. */
  static List<Step> ofShipping(Taxes taxes) {
    return taxes.shipping().stream().filter(it -> !it.tax().isZero()).map(Taxing::step).toList();
  }

  static Step step(Spared spared) {
    return new Step(Kind.TAX_SPARED, spared.words(), spared.amount().negated());
  }
}
