package io.storeflow.standin.money;

import io.storeflow.standin.web.ApiError;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Amounts as Stripe takes them (docs.stripe.com/currencies): currencies without decimals, with
 * three of which the last is 0, special ones in hundredths that are always 00, and the least and
 * the most that may be charged.
 */
public final class Currencies {
  private static final Set<String> NO_DECIMALS =
      Set.of(
          "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf",
          "xof", "xpf");
  private static final Set<String> THREE_DECIMALS = Set.of("bhd", "jod", "kwd", "omr", "tnd");
  private static final Set<String> WHOLE_IN_HUNDREDTHS = Set.of("isk", "ugx");
  private static final Map<String, Long> LEAST =
      Map.ofEntries(
          Map.entry("usd", 50L),
          Map.entry("aed", 200L),
          Map.entry("aud", 50L),
          Map.entry("bgn", 100L),
          Map.entry("brl", 50L),
          Map.entry("cad", 50L),
          Map.entry("chf", 50L),
          Map.entry("czk", 1500L),
          Map.entry("dkk", 250L),
          Map.entry("eur", 50L),
          Map.entry("gbp", 30L),
          Map.entry("hkd", 400L),
          Map.entry("huf", 17_500L),
          Map.entry("inr", 50L),
          Map.entry("jpy", 50L),
          Map.entry("mxn", 1000L),
          Map.entry("myr", 200L),
          Map.entry("nok", 300L),
          Map.entry("nzd", 50L),
          Map.entry("pln", 200L),
          Map.entry("ron", 200L),
          Map.entry("sek", 300L),
          Map.entry("sgd", 50L),
          Map.entry("thb", 1000L));
  private static final long MOST = 99_999_999;

  /** What one of a currency is worth in euro, for accounts of another: made up, and fixed. */
  private static final Map<String, BigDecimal> EURO =
      Map.of(
          "usd", new BigDecimal("0.90"),
          "gbp", new BigDecimal("1.15"),
          "chf", new BigDecimal("1.05"),
          "jpy", new BigDecimal("0.006"),
          "pln", new BigDecimal("0.23"));

  private Currencies() {}

  /** Refuses what Stripe would not charge. */
  public static void check(long amount, String currency) {
    if (!currency.matches("[a-z]{3}"))
      throw ApiError.invalid(null, "Invalid currency: " + currency, "currency");
    if (amount < 1)
      throw ApiError.invalid(
          "parameter_invalid_integer", "This value must be greater than or equal to 1.", "amount");
    if (amount > MOST)
      throw ApiError.invalid(
          "amount_too_large", "Amount must be no more than " + said(MOST, currency), "amount");
    if (amount < LEAST.getOrDefault(currency, 1L))
      throw ApiError.invalid(
          "amount_too_small",
          "Amount must be at least " + said(LEAST.getOrDefault(currency, 1L), currency),
          "amount");
    long step = step(currency);
    if (amount % step != 0)
      throw ApiError.invalid(
          "invalid_charge_amount",
          "Invalid amount: must be a multiple of " + step + " in " + currency,
          "amount");
  }

  public static int decimals(String currency) {
    if (NO_DECIMALS.contains(currency)) return 0;
    return THREE_DECIMALS.contains(currency) ? 3 : 2;
  }

  /** As a person reads it: {@code 10.50 EUR}. */
  public static String said(long amount, String currency) {
    return BigDecimal.valueOf(amount, decimals(currency)).toPlainString()
        + " "
        + currency.toUpperCase(Locale.ROOT);
  }

  /** How much of a currency one unit of another is. */
  public static BigDecimal rate(String from, String to) {
    if (from.equals(to)) return BigDecimal.ONE;
    return EURO.getOrDefault(from, BigDecimal.ONE)
        .divide(EURO.getOrDefault(to, BigDecimal.ONE), 6, RoundingMode.HALF_UP);
  }

  public static long convert(long amount, String from, String to) {
    return BigDecimal.valueOf(amount, decimals(from))
        .multiply(rate(from, to))
        .setScale(decimals(to), RoundingMode.HALF_UP)
        .unscaledValue()
        .longValueExact();
  }

  private static long step(String currency) {
    if (WHOLE_IN_HUNDREDTHS.contains(currency)) return 100;
    return THREE_DECIMALS.contains(currency) ? 10 : 1;
  }
}
