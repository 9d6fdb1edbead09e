package io.storeflow.tax;

import io.storeflow.platform.code.Coded;
import io.storeflow.platform.money.Money;
import io.storeflow.product.TaxClass;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Method;
import io.storeflow.store.Store;
import io.storeflow.store.TaxWords;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * By what the orders of a store are taxed.
 *
 * @param settings null where no tax is worked out
 * @param vatId of the store; empty for none
 */
public record TaxTerms(@Nullable TaxSettings settings, TaxRates rates, String vatId) {
  /** Of a store that works out no tax. */
  public static final TaxTerms NONE = new TaxTerms(null, TaxRates.seeded());

  /** Of a store that has told no VAT id. */
  public TaxTerms(@Nullable TaxSettings settings, TaxRates rates) {
    this(settings, rates, "");
  }

  static TaxTerms of(Store store, TaxDraft draft, List<OwnRate> own) {
    var said = store.settings();
    var home =
        new Address(
            said.country(),
            said.postalCode(),
            said.region(),
            said.city(),
            said.line1(),
            said.line2());
    return new TaxTerms(
        new TaxSettings(
            home,
            said.taxWords() == TaxWords.INCLUDED,
            draft.registrations(),
            draft.oss(),
            draft.smallBusiness(),
            own.stream().map(OwnRate::rate).toList(),
            draft.shippingClass(),
            draft.priceStays()),
        TaxRates.seeded(),
        draft.vatId());
  }

  /** Whether tax is worked out. */
  public boolean isOn() {
    return settings != null;
  }

  /** Whether the store charges no tax at all, and has to say why. */
  public boolean isOfSmallBusiness() {
    return settings != null && settings.smallBusiness();
  }

  /** The tax of an order; none where none is worked out. */
  public Taxes of(Sale sale, List<TaxLine> lines, Money shipping) {
    return settings == null
        ? Taxes.none(shipping.currency())
        : Taxes.of(
            settings,
            rates,
            settings.places(sale, rates),
            sale.buyer(),
            sale.day(),
            lines,
            shipping);
  }

  /** Whether a sale may owe no tax, and then costs less than the store's prices. */
  public boolean mayTakeOff(Sale sale) {
    if (settings == null || !settings.takesOff()) return false;
    var places = settings.places(sale, rates);
    return isElsewhere(settings, places.goods()) || isElsewhere(settings, places.services());
  }

  private boolean isElsewhere(TaxSettings settings, Address place) {
    var home = settings.home();
    return !place.equals(home) && !rates.of(place).code().equals(rates.ofSeller(home).code());
  }

  /** The rate that a class of goods has at the store itself; null where none is worked out. */
  public @Nullable AppliedRate atHome(TaxClass taxClass, LocalDate day) {
    return settings == null ? null : TaxedOrder.atHome(settings, rates, day).rate(taxClass, false);
  }

  /**
   * Where the store charges tax and nobody has said a rate, so that it sells there without: its own
   * country, and countries and states in which it is registered, as {@link TaxSettings} names them.
   * Who has stated a rate for a part of a country has thought of it.
   */
  public Set<String> withoutRate(LocalDate day) {
    var places = new TreeSet<String>();
    if (settings == null || settings.smallBusiness()) return places;
    var home = settings.home();
    if (lacksRate(settings, home, day)) places.add(home.country());
    for (var code : settings.registrations()) {
      var parts = code.split("-", 2);
      var at = new Address(parts[0], "", parts.length == 1 ? "" : parts[1], "", "", "");
      if (lacksRate(settings, at, day)) places.add(code);
    }
    return places;
  }

  private boolean lacksRate(TaxSettings settings, Address at, LocalDate day) {
    var key = RateKey.STANDARD;
    var there = Places.at(at);
    var supply = Supply.of(settings, rates, there, TaxBuyer.CONSUMER, key.taxClass(), key.here());
    return supply.why().isCharged()
        && !AppliedRate.of(settings, supply, key, day).why().isCharged()
        && settings.own().stream().noneMatch(it -> it.isForPartOf(at.country(), key, day));
  }

  /**
   * Whether it matters that who buys has such a VAT id: to a store of the Union, of another
   * country's id.
   *
   * @param idCountry as {@link TaxBuyer} has it
   */
  public boolean asksAbout(String idCountry) {
    if (settings == null || settings.smallBusiness()) return false;
    var home = rates.ofSeller(settings.home());
    var buyer = new TaxBuyer(idCountry, true);
    return home.isInUnion(false) && buyer.isOfAnother(home, false, rates)
        || home.isInUnion(true) && buyer.isOfAnother(home, true, rates);
  }

  /**
   * Whether any VAT id may matter of who buys there: where store and buyer are in the Union.
   *
   * @param country of the buyer; empty while it is not known
   */
  public boolean asksForIds(String country) {
    if (settings == null || settings.smallBusiness()) return false;
    var home = rates.ofSeller(settings.home());
    boolean isInUnion = home.isInUnion(false) || home.isInUnion(true);
    return isInUnion && (country.isEmpty() || rates.isInUnion(country));
  }

  /** What becomes of the store's prices where none is owed. */
  public Untaxed untaxed() {
    if (settings == null || !settings.included()) return Untaxed.NET;
    return settings.takesOff() ? Untaxed.LESS : Untaxed.STAYS;
  }

  /** What becomes of a price for somebody who owes no tax. */
  public enum Untaxed implements Coded {
    /** The tax that it holds is taken off. */
    LESS,
    /** It holds the tax, and stays. */
    STAYS,
    /** It holds none, and none is added. */
    NET
  }

  /**
   * To whom something is sold.
   *
   * @param method null while none is chosen
   * @param address {@link Address#NONE} while it is not known
   * @param day in the store's time zone
   * @param fetchedAt of a place of pickup; {@link Address#NONE} for the store
   */
  public record Sale(
      @Nullable Method method, Address address, TaxBuyer buyer, LocalDate day, Address fetchedAt) {}
}
