package io.storeflow.tax;

import io.storeflow.platform.money.Money;
import io.storeflow.product.TaxClass;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * The rate that holds for something sold.
 *
 * @param place whose tax it is: a country, or "US-CA"
 * @param name of the tax, as it is called there; empty where none is charged
 * @param ppm parts per million: 70000 is 7 %
 */
public record AppliedRate(TaxCase why, String place, String name, int ppm)
    implements Comparable<AppliedRate> {
  /** As an invoice lists them: what is charged first, the highest rate first. */
  private static final Comparator<AppliedRate> ORDER =
      Comparator.comparing(AppliedRate::why)
          .thenComparing(AppliedRate::place)
          .thenComparing(AppliedRate::ppm, Comparator.reverseOrder())
          .thenComparing(AppliedRate::name);

  private static final long WHOLE = 1_000_000;

  static AppliedRate of(TaxSettings settings, Supply supply, RateKey key, LocalDate day) {
    var where = supply.where();
    if (!supply.why().isCharged()) return none(supply.why(), where);
    if (key.taxClass() == TaxClass.EXEMPT)
      return new AppliedRate(supply.why(), where.code(), where.tax(), 0);
    for (var each : key.chain()) {
      var own = TaxRate.of(settings.own(), each, supply.at(), day);
      if (own.isPresent())
        return new AppliedRate(supply.why(), where.code(), own.get().name(), own.get().ppm());
      var known = where.rate(each, day);
      if (known != null) return new AppliedRate(supply.why(), where.code(), where.tax(), known);
    }
    return none(TaxCase.NOT_REGISTERED, where);
  }

  private static AppliedRate none(TaxCase why, Territory where) {
    return new AppliedRate(why, where.code(), "", 0);
  }

  /**
   * The tax on an amount, or in it: {@code amount x rate}, {@code amount - amount / (1 + rate)},
   * rounded half up to a whole minor unit, away from zero for what is given back.
   */
  Money taxOf(Money amount, boolean included) {
    var whole = BigDecimal.valueOf(included ? WHOLE + ppm : WHOLE);
    var tax =
        BigDecimal.valueOf(amount.minor())
            .multiply(BigDecimal.valueOf(ppm))
            .divide(whole, 0, RoundingMode.HALF_UP);
    return new Money(tax.longValueExact(), amount.currency());
  }

  /** The rate in percent, without needless zeros: "8.875". */
  public String percent() {
    return TaxRate.percent(ppm);
  }

  /** As people name it: "MwSt. 7 %". */
  public String words() {
    return name + " " + percent() + " %";
  }

  @Override
  public int compareTo(AppliedRate other) {
    return ORDER.compare(this, other);
  }
}
