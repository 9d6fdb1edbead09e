package io.storeflow.tax;

import io.storeflow.shipping.Address;

/**
 * Who buys, as far as it decides a tax.
 *
 * @param idCountry with what the VAT id begins: "DE", "EL" for Greece, "XI" for Northern Ireland;
 *     empty for a consumer
 * @param confirmed whether VIES has said that the id is valid; else the buyer is taxed as a
 *     consumer is
 * @param billed where they are at home; {@link Address#NONE} where goods go, or unknown
 */
public record TaxBuyer(String idCountry, boolean confirmed, Address billed) {
  public static final TaxBuyer CONSUMER = new TaxBuyer("", false);

  private static final String NORTHERN_IRELAND = "XI";

  /** Who is at home where goods go to. */
  public TaxBuyer(String idCountry, boolean confirmed) {
    this(idCountry, confirmed, Address.NONE);
  }

  /** Whether the id is of a country of the Union that is not the store's (arts. 138 (1) b, 44). */
  boolean isOfAnother(Territory home, boolean service, TaxRates rates) {
    if (!confirmed || country().equals(home.country())) return false;
    return idCountry.equals(NORTHERN_IRELAND) ? !service : rates.isInUnion(country());
  }

  /**
   * Where services are supplied to them: to a business where it is established (art. 44), which its
   * id shows, to a consumer where they live (art. 58). An id of Northern Ireland is for goods.
   *
   * @param otherwise where nothing else is known
   */
  Address place(TaxRates rates, Address otherwise) {
    boolean shown = confirmed && !idCountry.equals(NORTHERN_IRELAND) && rates.isInUnion(country());
    if (shown && !billed.country().equals(country()))
      return new Address(country(), "", "", "", "", "");
    return billed.country().isEmpty() ? otherwise : billed;
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
