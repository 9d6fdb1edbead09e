package io.storeflow.pricing;

import io.storeflow.forsale.VariantForSale;
import io.storeflow.loyalty.Worth;
import io.storeflow.platform.money.Conversion;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.Rate;
import io.storeflow.shipping.ShippingBook;
import io.storeflow.store.Store;
import io.storeflow.store.TaxWords;
import io.storeflow.tax.TaxTerms;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules, prices and rates of a store as of one version of its offer. It may be older than the
 * database: an order that was priced by it is written only if the version is still that of the
 * store.
 *
 * @param taxIncluded whether prices hold the tax
 * @param methods that the store offers
 * @param variants that are for sale, by public id: at least those that are asked for
 * @param shipping all of the store, also rates that are switched off
 * @param zone in which rules say their days and hours
 * @param rules that are switched on, in the order in which they come
 * @param tax by what orders are taxed
 * @param points what they are worth when they are redeemed
 * @param conversion of amounts of the store into those of the book
 */
public record PriceBook(
    Currency currency,
    boolean taxIncluded,
    Set<Method> methods,
    long version,
    Map<String, VariantForSale> variants,
    ShippingBook shipping,
    ZoneId zone,
    List<PriceRule> rules,
    TaxTerms tax,
    Worth points,
    Conversion conversion) {

  /** Of a store that sells in its own currency. */
  public PriceBook(
      Currency currency,
      boolean taxIncluded,
      Set<Method> methods,
      long version,
      Map<String, VariantForSale> variants,
      ShippingBook shipping,
      ZoneId zone,
      List<PriceRule> rules,
      TaxTerms tax,
      Worth points) {
    this(
        currency,
        taxIncluded,
        methods,
        version,
        variants,
        shipping,
        zone,
        rules,
        tax,
        points,
        Conversion.none(currency));
  }

  /** Of a store that takes no points. */
  public PriceBook(
      Currency currency,
      boolean taxIncluded,
      Set<Method> methods,
      long version,
      Map<String, VariantForSale> variants,
      ShippingBook shipping,
      ZoneId zone,
      List<PriceRule> rules,
      TaxTerms tax) {
    this(currency, taxIncluded, methods, version, variants, shipping, zone, rules, tax, Worth.NONE);
  }

  public static PriceBook of(
      Store store,
      long version,
      Map<String, VariantForSale> variants,
      ShippingBook shipping,
      List<PriceRule> rules,
      TaxTerms tax) {
    var methods = EnumSet.noneOf(Method.class);
    for (var method : Method.values()) if (method.isOffered(store)) methods.add(method);
    boolean included = store.settings().taxWords() == TaxWords.INCLUDED;
    return new PriceBook(
        store.currency(),
        included,
        methods,
        version,
        variants,
        shipping,
        store.timeZone(),
        rules,
        tax,
        Worth.NONE,
        store.conversion());
  }

  PriceBook with(Worth worth) {
    return new PriceBook(
        currency,
        taxIncluded,
        methods,
        version,
        variants,
        shipping,
        zone,
        rules,
        tax,
        worth,
        conversion);
  }

  /**
   * The same where prices were agreed.
   *
   * @param agreed all that can be bought by it
   * @param rules all that take something off
   */
  public PriceBook agreed(Map<String, VariantForSale> agreed, List<PriceRule> rules) {
    return new PriceBook(
        currency,
        taxIncluded,
        methods,
        version,
        agreed,
        shipping,
        zone,
        rules,
        tax,
        Worth.NONE,
        conversion);
  }

  /** A book with nothing in it: for one who buys nothing. */
  public static PriceBook empty(Store store) {
    return of(store, 0, Map.of(), ShippingBook.EMPTY, List.of(), TaxTerms.NONE);
  }

  /** The rates that shoppers can choose somewhere. */
  public List<Rate> offered() {
    return shipping.rates().stream()
        .filter(rate -> rate.isOffered() && methods.contains(rate.method()))
        .filter(shipping::isPriced)
        .toList();
  }

  /** The rate of that public id, switched on or not; null for none. */
  public @Nullable Rate rate(String publicId) {
    return shipping.rate(publicId);
  }
}
