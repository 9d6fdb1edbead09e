package io.storeflow.pricing;

import io.storeflow.pricing.Step.Kind;
import io.storeflow.pricing.Totals.Line;
import io.storeflow.product.TaxClass;
import io.storeflow.shipping.Offer;
import io.storeflow.tax.TaxLine;
import io.storeflow.tax.TaxTerms.Sale;
import io.storeflow.tax.Taxes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what tax is owed on lines that have their price, and in their steps. */
final class Taxing {
  private Taxing() {}

  static Taxes of(
      PriceBook book, List<Line> lines, @Nullable Offer chosen, Buyer buyer, Instant at) {
    var none = Taxes.none(book.currency());
    if (!book.tax().isOn()) return none;
    var rate = chosen == null ? null : book.rate(chosen.id());
    boolean here = rate != null && rate.eatenHere();
    var sale =
        new Sale(
            chosen == null ? null : chosen.method(),
            buyer.address(),
            buyer.claims().business(),
            at.atZone(book.zone()).toLocalDate());
    var sold = lines.stream().map(line -> sold(line, here)).toList();
    return book.tax().of(sale, sold, chosen == null ? none.total() : chosen.price());
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
      if (its.rate().why().isCharged())
        steps.add(new Step(Kind.TAX, its.rate().words(), its.tax()));
      taxed.add(line.taxed(its.tax(), steps));
    }
    return List.copyOf(taxed);
  }
}
