package io.storeflow.tax;

import io.storeflow.product.TaxClass;
import io.storeflow.shipping.Address;
import io.storeflow.tax.Territory.Trait;

/**
 * Where a line is taxed, and why there or not at all.
 *
 * @param where whose rates hold
 * @param at the address by which rates of the store's own are found
 */
record Supply(TaxCase why, Territory where, Address at) {

  /**
   * @param here whether it is eaten at the store, which is where it is taxed (art. 55)
   */
  static Supply of(
      TaxSettings settings,
      TaxRates rates,
      Places places,
      TaxBuyer buyer,
      TaxClass taxClass,
      boolean here) {
    var home = rates.ofSeller(settings.home());
    if (settings.smallBusiness()) return new Supply(TaxCase.SMALL_BUSINESS, home, settings.home());
    boolean service = taxClass.isService();
    var at = places.of(service, here, settings.home());
    var to = at.equals(settings.home()) ? home : rates.of(at);
    if (home.isOneWith(to)) return inside(settings, home, to, at);
    if (places.fetched() && !service) return fetched(settings, home, to, at);
    if (home.isInUnion(service) && to.isInUnion(service)) {
      if (buyer.isOfAnother(home, service, rates))
        return new Supply(service ? TaxCase.REVERSE_CHARGE : TaxCase.INTRA_COMMUNITY, to, at);
      return withinUnion(settings, home, to, at);
    }
    return new Supply(settings.isRegistered(to, at) ? TaxCase.REGISTERED : TaxCase.EXPORT, to, at);
  }

  private static Supply inside(TaxSettings settings, Territory home, Territory to, Address at) {
    if (home.is(Trait.OF_SELLERS)) return new Supply(TaxCase.DOMESTIC, home, settings.home());
    boolean free = to.is(Trait.BY_STATE) && !settings.isRegistered(to, at);
    return new Supply(free ? TaxCase.NOT_REGISTERED : TaxCase.DOMESTIC, to, at);
  }

  /** Goods are taxed where they are when they are not sent (art. 31), if the store can do so. */
  private static Supply fetched(TaxSettings settings, Territory home, Territory to, Address at) {
    if (settings.isRegistered(to, at)) return new Supply(TaxCase.REGISTERED, to, at);
    return home.isInUnion(false) && to.isInUnion(false)
        ? new Supply(TaxCase.DOMESTIC, home, settings.home())
        : new Supply(TaxCase.NOT_REGISTERED, to, at);
  }

  /** Without a confirmed id. */
  private static Supply withinUnion(
      TaxSettings settings, Territory home, Territory to, Address at) {
    if (settings.oss()) return new Supply(TaxCase.OSS, to, at);
    if (settings.isRegistered(to, at)) return new Supply(TaxCase.REGISTERED, to, at);
    return new Supply(TaxCase.DOMESTIC, home, settings.home());
  }
}
