package io.storeflow.invoice;

import io.storeflow.tax.TaxRates;
import java.util.HashMap;
import java.util.Map;

/**
 * Whether an invoice has to name the buyer's address (Directive 2006/112/EC, art. 226 (5)); pure.
 * One of a small amount need not (art. 220a and 226b): 100 euros, in Germany 250 (UStDV § 33).
 */
final class BuyerNamed {
  private static final long EUROS = 100_00;

  /** By the country of the seller, in cents. */
  private static final Map<String, Long> OF_COUNTRY = Map.of("DE", 250_00L);

  /** What 100 euros come to at least, in minor units; in any other currency nothing is small. */
  private static final Map<String, Long> EQUIVALENT =
      Map.of(
          "BGN", 190_00L,
          "CZK", 2_000_00L,
          "DKK", 700_00L,
          "HUF", 30_000_00L,
          "PLN", 400_00L,
          "RON", 450_00L,
          "SEK", 1_000_00L);

  private BuyerNamed() {}

  /**
   * The most that may be invoiced without it, in minor units of each currency; in others nothing
   * may. Empty where that law does not hold.
   *
   * @param country of the seller
   */
  static Map<String, Long> limits(String country) {
    if (!TaxRates.seeded().isInUnion(country)) return Map.of();
    var limits = new HashMap<>(EQUIVALENT);
    limits.put("EUR", OF_COUNTRY.getOrDefault(country, EUROS));
    return limits;
  }

  /** Whether what a document says of its buyer is enough. */
  static boolean isEnough(Invoice it) {
    if (!it.buyer().address().line1().isEmpty()) return true;
    var limits = limits(it.seller().address().country());
    return limits.isEmpty() || it.total() <= limits.getOrDefault(it.currency(), 0L);
  }
}
