package io.storeflow.tax;

import io.storeflow.shipping.Address;
import io.storeflow.tax.Territory.Trait;
import java.util.List;

/** The rates that we know: of the European Union, the United Kingdom, Switzerland, Norway, USA. */
public final class TaxRates {
  private static final TaxRates SEEDED = new TaxRates(RateFile.read());

  private final List<Territory> territories;

  /**
   * @param territories parts before the whole that they belong to
   */
  TaxRates(List<Territory> territories) {
    this.territories = List.copyOf(territories);
  }

  /** As {@code tax/rates.json} states them, with their sources. */
  public static TaxRates seeded() {
    return SEEDED;
  }

  /** Where something goes. */
  Territory of(Address address) {
    return find(address, false);
  }

  /** Where a seller is: a few places have rates of their own for those who are in them. */
  Territory ofSeller(Address address) {
    return find(address, true);
  }

  /** Whether a country belongs to the VAT area of the European Union. */
  public boolean isInUnion(String country) {
    return territories.stream()
        .anyMatch(it -> it.code().equals(country) && it.is(Trait.EU_SERVICES));
  }

  List<Territory> all() {
    return territories;
  }

  private Territory find(Address address, boolean ofSeller) {
    return territories.stream()
        .filter(it -> ofSeller || !it.is(Trait.OF_SELLERS))
        .filter(it -> it.holds(address))
        .findFirst()
        .orElseGet(() -> Territory.unknown(address.country()));
  }
}
