package io.storeflow.tax;

import io.storeflow.product.TaxClass;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Method;
import io.storeflow.tax.TaxTerms.Sale;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a store says of its taxes.
 *
 * @param home where it is; country, and region or postcode where these make a difference
 * @param included whether its prices, shipping too, hold the tax
 * @param registrations countries and states in which it is registered besides its own country, as
 *     "CH", "US-CA"; in countries whose states tax, its own state too
 * @param oss whether it has joined the one-stop shop of the Union, by choice or above 10,000 EUR a
 *     year (art. 59c)
 * @param smallBusiness whether it charges no tax at all
 * @param own rates that it states itself
 * @param shippingClass how shipping is taxed; null for in proportion to the goods, as what goes
 *     with them shares their rate (Germany: UStAE 3.10 (5), 10.1)
 * @param priceStays whether prices that hold the tax stay what they are where none is owed; else
 *     the tax that they hold at home is taken off
 */
public record TaxSettings(
    Address home,
    boolean included,
    Set<String> registrations,
    boolean oss,
    boolean smallBusiness,
    List<TaxRate> own,
    @Nullable TaxClass shippingClass,
    boolean priceStays) {

  /** Where a sale is taxed: at the store while nothing else is known. */
  Places places(Sale sale, TaxRates rates) {
    boolean fetched = sale.method() == Method.PICKUP;
    var goods = known(fetched ? sale.fetchedAt() : sale.address());
    var services = sale.buyer().place(rates, fetched ? home : goods);
    return new Places(goods, fetched, services);
  }

  private Address known(Address address) {
    return address.country().isEmpty() ? home : address;
  }

  /** Whether somebody who owes no tax pays less than the price. */
  boolean takesOff() {
    return included && !priceStays && !smallBusiness;
  }

  boolean isRegistered(Territory where, Address at) {
    return registrations.contains(where.code())
        || where.sharesRegistration() && registrations.contains(where.country())
        || registrations.contains(at.country() + "-" + at.region());
  }
}
