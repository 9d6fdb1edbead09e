package io.storeflow.stripe;

import io.storeflow.platform.money.Money;
import io.storeflow.platform.money.MoneyFormat;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How Stripe counts money, which is not always as ISO 4217 does (docs.stripe.com/currencies):
 *
 * <ul>
 *   <li>"Zero-decimal currencies" are counted in whole units.
 *   <li>"Three-decimal currencies" are counted in thousandths, of which the last digit has to be 0.
 *   <li>"Special cases": ISK and UGX have no decimals, but are counted as if they had two, which
 *       have to be 00. HUF and TWD have two for payments, and whole units alone are paid out.
 * </ul>
 */
public final class StripeAmounts {
  private static final Set<String> WHOLE =
      Set.of(
          "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF",
          "XOF", "XPF");
  private static final Set<String> THOUSANDTHS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");
  private static final Set<String> WHOLE_BUT_COUNTED = Set.of("ISK", "UGX");

  /** "The maximum amount is eight digits" (docs.stripe.com/currencies); IDR and few others more. */
  private static final long MOST = 99_999_999L;

  private StripeAmounts() {}

  /** How Stripe counts that amount; empty if it cannot be said to Stripe, as 0.005 KWD. */
  public static Optional<Long> of(Money money) {
    var code = money.currency().getCurrencyCode();
    var units = BigDecimal.valueOf(money.minor(), MoneyFormat.digits(money.currency()));
    var counted = units.movePointRight(decimals(code)).stripTrailingZeros();
    if (counted.scale() > 0 || counted.compareTo(BigDecimal.valueOf(MOST)) > 0)
      return Optional.empty();
    long amount = counted.longValueExact();
    return amount % step(code) == 0 ? Optional.of(amount) : Optional.empty();
  }

  /**
   * The money that Stripe means.
   *
   * @param currency as Stripe writes it, in small letters
   * @throws IllegalArgumentException for a currency that is none
   * @throws ArithmeticException for an amount that our smallest units cannot say
   */
  public static Money read(long amount, String currency) {
    var code = currency.toUpperCase(Locale.ROOT);
    var known = Currency.getInstance(code);
    var units = BigDecimal.valueOf(amount, decimals(code));
    return new Money(units.movePointRight(MoneyFormat.digits(known)).longValueExact(), known);
  }

  /** How Stripe writes it. */
  public static String code(Currency currency) {
    return currency.getCurrencyCode().toLowerCase(Locale.ROOT);
  }

  private static int decimals(String code) {
    if (WHOLE.contains(code)) return 0;
    return THOUSANDTHS.contains(code) ? 3 : 2;
  }

  private static int step(String code) {
    if (THOUSANDTHS.contains(code)) return 10;
    return WHOLE_BUT_COUNTED.contains(code) ? 100 : 1;
  }
}
