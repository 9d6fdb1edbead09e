package io.storeflow.currencychange;

import static io.storeflow.db.Tables.PRICE_LIST;
import static io.storeflow.db.Tables.PRICE_LIST_PRICE;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static java.util.stream.Collectors.joining;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;

import io.storeflow.platform.code.Coded;
import io.storeflow.platform.money.Money;
import io.storeflow.platform.money.PriceList;
import io.storeflow.pricelist.PriceListRow;
import io.storeflow.pricelist.PriceLists;
import io.storeflow.store.Store;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.TableField;
import org.springframework.stereotype.Component;

/**
 * What becomes of the further currencies of a store that gets another one of its own. Prices that
 * are fixed in the new one are its prices from then on. Prices in others stay, as their rates are
 * converted too; without a rate between the two nobody knows them, so these are switched off.
 */
@Component
class FurtherCurrencies {
  /** As the table keeps rates. */
  private static final int DIGITS = 8;

  private static final BigDecimal MOST = BigDecimal.valueOf(999_999);

  enum Fate implements Coded {
    TAKEN,
    CONVERTED,
    OFF
  }

  /**
   * What becomes of some of them; public, as templates read it.
   *
   * @param said how many prices are fixed in them
   */
  public record Foreseen(Fate fate, String currencies, int said) {}

  private final DSLContext db;
  private final PriceLists lists;

  FurtherCurrencies(DSLContext db, PriceLists lists) {
    this.db = db;
    this.lists = lists;
  }

  /** What would become of them, for a look before it is done. */
  List<Foreseen> foreseen(Store store, Change change) {
    var all = lists.all(store);
    var foreseen = new ArrayList<Foreseen>();
    for (var fate : Fate.values()) {
      var some = all.stream().filter(it -> fate(it, change) == fate).toList();
      if (some.isEmpty()) continue;
      var codes = some.stream().map(it -> code(it.list().currency())).collect(joining(", "));
      foreseen.add(new Foreseen(fate, codes, some.stream().mapToInt(PriceListRow::said).sum()));
    }
    return foreseen;
  }

  /**
   * What products would cost of which some price is fixed in the new currency: the cheapest of
   * their variants, as {@link #follow} leaves them. By row id.
   */
  Map<Long, Money> fixed(Store store, Change change, Collection<Long> products) {
    var taken = lists.all(store).stream().filter(it -> fate(it, change) == Fate.TAKEN).findFirst();
    if (taken.isEmpty() || products.isEmpty()) return Map.of();
    var v = only(store, VARIANT);
    var said = said(store, taken.get().list().id(), v.ID, PRICE_LIST_PRICE.PRICE_MINOR);
    var fixed = new HashMap<Long, Money>();
    db.select(v.PRODUCT_ID, v.PRICE_MINOR.convertFrom(store::money), said)
        .from(v)
        .where(v.PRODUCT_ID.in(products))
        .and(v.ACTIVE)
        .fetchGroups(v.PRODUCT_ID)
        .forEach(
            (product, its) -> {
              if (its.stream().noneMatch(it -> it.value3() != null)) return;
              its.stream()
                  .map(
                      it ->
                          it.value3() == null
                              ? change.prices().of(it.value2())
                              : new Money(it.value3(), change.to()))
                  .min(Comparator.naturalOrder())
                  .ifPresent(cheapest -> fixed.put(product, cheapest));
            });
    return fixed;
  }

  /** Those that are on, with their rates, as the audit log tells them. */
  String told(Store store) {
    return lists.on(store).stream()
        .map(it -> code(it.currency()) + " " + it.conversion().rate().toPlainString())
        .collect(joining(", "));
  }

  /** To be called once the amounts of the store are written. */
  void follow(Store store, Change change) {
    for (var row : lists.all(store)) {
      switch (fate(row, change)) {
        case TAKEN -> take(store, row.list().id());
        case CONVERTED -> convert(store, row, change);
        case OFF -> switchOff(store, row);
      }
    }
  }

  List<PriceList> on(Store changed) {
    return lists.on(changed);
  }

  private static Fate fate(PriceListRow row, Change change) {
    if (row.list().currency().equals(change.to())) return Fate.TAKEN;
    if (change.from().equals(change.to())) return Fate.CONVERTED;
    if (change.goods() != Way.CONVERT) return Fate.OFF;
    var rate = rate(row, change);
    return rate.signum() == 0 || rate.compareTo(MOST) > 0 ? Fate.OFF : Fate.CONVERTED;
  }

  private static BigDecimal rate(PriceListRow row, Change change) {
    return row.list().conversion().rate().divide(change.rate(), DIGITS, RoundingMode.HALF_UP);
  }

  private void take(Store store, long list) {
    var v = only(store, VARIANT);
    var p = only(store, PRICE_LIST_PRICE);
    var said = select(p.VARIANT_ID).from(p).where(p.LIST_ID.eq(list));
    db.update(v)
        .set(v.PRICE_MINOR, said(store, list, v.ID, PRICE_LIST_PRICE.PRICE_MINOR))
        .set(v.COMPARE_AT_MINOR, said(store, list, v.ID, PRICE_LIST_PRICE.COMPARE_AT_MINOR))
        .set(v.LOWEST_MINOR, said(store, list, v.ID, PRICE_LIST_PRICE.LOWEST_MINOR))
        .set(v.LOWEST_AT, said(store, list, v.ID, PRICE_LIST_PRICE.LOWEST_AT))
        .where(v.ID.in(said))
        .execute();
    cheapest(store);
    var l = only(store, PRICE_LIST);
    db.deleteFrom(l).where(l.ID.eq(list)).execute();
  }

  private static <T> Field<T> said(
      Store store, long list, Field<Long> variant, TableField<?, T> which) {
    var p = only(store, PRICE_LIST_PRICE);
    return field(
        select(p.field(which)).from(p).where(p.LIST_ID.eq(list)).and(p.VARIANT_ID.eq(variant)));
  }

  /** What lists sort by. */
  private void cheapest(Store store) {
    var p = only(store, PRODUCT);
    var v = only(store, VARIANT);
    var its = v.PRODUCT_ID.eq(p.ID).and(v.ACTIVE);
    db.update(p)
        .set(p.PRICE_MINOR, field(select(min(v.PRICE_MINOR)).from(v).where(its)))
        .where(p.ID.in(select(v.PRODUCT_ID).from(v).where(v.ACTIVE)))
        .execute();
  }

  private void convert(Store store, PriceListRow row, Change change) {
    var l = only(store, PRICE_LIST);
    if (change.from().equals(change.to())) return;
    db.update(l)
        .set(l.RATE, rate(row, change))
        .set(l.VERSION, l.VERSION.plus(1))
        .where(l.ID.eq(row.list().id()))
        .execute();
  }

  private void switchOff(Store store, PriceListRow row) {
    var l = only(store, PRICE_LIST);
    db.update(l)
        .set(l.ACTIVE, false)
        .set(l.VERSION, l.VERSION.plus(1))
        .where(l.ID.eq(row.list().id()))
        .execute();
  }

  private static String code(Currency currency) {
    return currency.getCurrencyCode();
  }
}
