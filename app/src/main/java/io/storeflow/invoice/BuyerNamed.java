package io.storeflow.invoice;

import io.storeflow.tax.TaxRates;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether an invoice has to name the buyer's address (Directive 2006/112/EC, art. 226 (5)); pure.
 * One of a small amount need not (art. 220a and 226b): 100 euros, in Germany 250 (UStDV § 33).
 */
final class BuyerNamed {
  private static final long EUROS = 100_00;

  /** By the country of the seller, in cents. */
  private static final Map<String, Long> OF_COUNTRY = Map.of("DE", 250_00L);

  /**
   * What 100 euros come to at least, in minor units; in the currency of another store nothing is
   * small.
   */
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
   * The most that may be invoiced without it, in minor units; null where that law does not hold.
   *
   * @param country of the seller
   * @param currency that of the store, in which an order is counted whatever it was paid in
   */
  static @Nullable Long most(String country, String currency) {
    if (!TaxRates.seeded().isInUnion(country)) return null;
    if (currency.equals("EUR")) return OF_COUNTRY.getOrDefault(country, EUROS);
    return EQUIVALENT.getOrDefault(currency, 0L);
  }

  /** Whether what a document says of its buyer is enough. */
  static boolean isEnough(Invoice it, InvoicedOrder of, String currency) {
    if (!it.buyer().address().line1().isEmpty()) return true;
    var most = most(it.seller().address().country(), currency);
    return most == null || of.own() <= most;
  }
}
