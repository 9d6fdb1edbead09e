package io.storeflow.tax;

/**
 * Who buys, as far as it decides a tax.
 *
 * @param idCountry with what the VAT id begins: "DE", "EL" for Greece, "XI" for Northern Ireland;
 *     empty for a consumer
 * @param confirmed whether VIES has said that the id is valid; else the buyer is taxed as a
 *     consumer is
 */
public record TaxBuyer(String idCountry, boolean confirmed) {
  public static final TaxBuyer CONSUMER = new TaxBuyer("", false);

  private static final String NORTHERN_IRELAND = "XI";

  /** Whether the id is of a country of the Union that is not the store's (arts. 138 (1) b, 44). */
  boolean isOfAnother(Territory home, boolean service, TaxRates rates) {
    if (!confirmed || country().equals(home.country())) return false;
    return idCountry.equals(NORTHERN_IRELAND) ? !service : rates.isInUnion(country());
  }

  /** By ISO 3166-1. */
  private String country() {
    return switch (idCountry) {
      case "EL" -> "GR";
      case NORTHERN_IRELAND -> "GB";
      default -> idCountry;
    };
  }
}
