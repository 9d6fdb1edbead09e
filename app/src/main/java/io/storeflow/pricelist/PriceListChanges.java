package io.storeflow.pricelist;

import static io.storeflow.db.Tables.PRICE_LIST;
import static io.storeflow.db.Tables.PRICE_LIST_PRICE;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.ownedBy;
import static org.jooq.impl.DSL.val;

import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.money.Conversion;
import io.storeflow.platform.money.PriceList;
import io.storeflow.pricehistory.PriceHistory;
import io.storeflow.pulse.Pulse;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Audited.Changes;
import io.storeflow.store.Store;
import io.storeflow.store.StoreRows;
import java.time.Clock;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Changes of price lists, and of prices that are said for one. */
@Service
public class PriceListChanges {
  private static final String KIND = "price_list";

  /**
   * A price that is said, in minor units.
   *
   * @param before what it cost before, as the merchant says; null for nothing
   */
  public record Said(long price, @Nullable Long before) {}

  private final DSLContext db;
  private final Transactions transactions;
  private final PriceLists lists;
  private final PriceHistory history;
  private final StoreRows stores;
  private final Pulse pulse;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PriceListChanges(
      DSLContext db,
      Transactions transactions,
      PriceLists lists,
      PriceHistory history,
      StoreRows stores,
      Pulse pulse,
      ApplicationEventPublisher events,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.lists = lists;
    this.history = history;
    this.stores = stores;
    this.pulse = pulse;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Adds a list and returns its public id.
   *
   * @throws StalePriceList if there is one of its currency, or as many as there may be
   */
  public String create(Store store, PriceListDraft draft, Actor actor) {
    var publicId = PublicId.random();
    var conversion = draft.conversion();
    transactions.write(
        () -> {
          stores.lockedVersion(store);
          var all = lists.all(store);
          boolean there = all.stream().anyMatch(it -> it.list().currency().equals(conversion.to()));
          if (there || all.size() >= PriceList.MOST) throw new StalePriceList();
          insertInto(db, store, PRICE_LIST)
              .set(PRICE_LIST.ID, Ids.next())
              .set(PRICE_LIST.PUBLIC_ID, publicId)
              .set(PRICE_LIST.CURRENCY, conversion.to().getCurrencyCode())
              .set(PRICE_LIST.RATE, conversion.rate())
              .set(PRICE_LIST.ROUNDING, conversion.rounding().code())
              .set(PRICE_LIST.ACTIVE, draft.active())
              .set(PRICE_LIST.VERSION, 1)
              .set(PRICE_LIST.CREATED_AT, clock.instant())
              .execute();
          tell(store, actor, "created", publicId, conversion, draft.differences(null));
        });
    return publicId;
  }

  /**
   * Changes a list; its currency stays.
   *
   * @param version of the list that the person saw
   * @throws StalePriceList if it was changed since
   */
  public void change(Store store, String publicId, int version, PriceListDraft draft, Actor actor) {
    transactions.write(
        () -> {
          var before = lists.get(store, publicId);
          var conversion = draft.conversion();
          var changes = draft.differences(PriceListDraft.of(before));
          if (before.version() != version) throw new StalePriceList();
          if (changes.isEmpty()) return;
          var l = only(store, PRICE_LIST);
          int changed =
              db.update(l)
                  .set(l.RATE, conversion.rate())
                  .set(l.ROUNDING, conversion.rounding().code())
                  .set(l.ACTIVE, draft.active())
                  .set(l.VERSION, version + 1)
                  .where(l.ID.eq(before.list().id()))
                  .and(l.VERSION.eq(version))
                  .execute();
          if (changed == 0) throw new StalePriceList();
          tell(store, actor, "changed", publicId, conversion, changes);
        });
  }

  /** Removes a list with the prices that were said for it; orders stay as they are. */
  public void delete(Store store, String publicId, Actor actor) {
    transactions.write(
        () -> {
          var before = lists.get(store, publicId);
          var l = only(store, PRICE_LIST);
          db.deleteFrom(l).where(l.ID.eq(before.list().id())).execute();
          var conversion = before.list().conversion();
          var changes =
              Changes.none().field("exchange_rate", conversion.rate().toPlainString(), null);
          tell(store, actor, "deleted", publicId, conversion, changes);
        });
  }

  /**
   * Says prices of variants.
   *
   * @param said by row id of the variant; null for a price that is worked out again
   */
  public void say(Store store, PriceListRow row, Map<Long, @Nullable Said> said, Actor actor) {
    if (said.isEmpty()) return;
    transactions.write(
        () -> {
          var lowest = noted(store.by(row.list()), row.list(), said);
          said.forEach((variant, price) -> write(store, row.list().id(), variant, price, lowest));
          var changes = Changes.none().field("prices", null, said.size());
          tell(store, actor, "priced", row.publicId(), row.list().conversion(), changes);
        });
  }

  /** Their history goes on in the list's currency, from what was worked out before if need be. */
  private Map<Long, Long> noted(Store store, PriceList list, Map<Long, @Nullable Said> said) {
    var v = only(store, VARIANT);
    var p = PRICE_LIST_PRICE;
    var its = only(store, p);
    var conversion = list.conversion();
    var moves =
        db
            .select(v.ID, v.PRICE_MINOR, its.PRICE_MINOR, its.COMPARE_AT_MINOR)
            .from(v)
            .leftJoin(p)
            .on(ownedBy(store, p))
            .and(p.LIST_ID.eq(list.id()))
            .and(p.VARIANT_ID.eq(v.ID))
            .where(v.ID.in(said.keySet()))
            .and(v.PRICE_MINOR.isNotNull())
            .fetch()
            .stream()
            .flatMap(
                row -> {
                  long worked = conversion.price(row.value2());
                  var then = row.value3() == null ? worked : row.value3();
                  var now = said.get(row.value1());
                  return PriceHistory.move(
                      row.value1(),
                      then,
                      now == null ? worked : now.price(),
                      row.value4() != null,
                      now != null && now.before() != null)
                      .stream();
                })
            .toList();
    return history.noteIn(store, moves);
  }

  private void write(
      Store store, long list, long variant, @Nullable Said said, Map<Long, Long> lowest) {
    var p = PRICE_LIST_PRICE;
    if (said == null) {
      var its = only(store, p);
      db.deleteFrom(its).where(its.LIST_ID.eq(list)).and(its.VARIANT_ID.eq(variant)).execute();
      return;
    }
    var began = lowest.get(variant);
    var now = clock.instant();
    insertInto(db, store, p)
        .set(p.LIST_ID, list)
        .set(p.VARIANT_ID, variant)
        .set(p.PRICE_MINOR, said.price())
        .set(p.COMPARE_AT_MINOR, said.before())
        .set(p.LOWEST_MINOR, began)
        .set(p.LOWEST_AT, began == null ? null : now)
        .onDuplicateKeyUpdate()
        .set(p.PRICE_MINOR, said.price())
        .set(p.COMPARE_AT_MINOR, said.before())
        .set(p.LOWEST_MINOR, began == null ? p.LOWEST_MINOR : val(began))
        .set(p.LOWEST_AT, began == null ? p.LOWEST_AT : val(now, p.LOWEST_AT))
        .execute();
  }

  private void tell(
      Store store,
      Actor actor,
      String what,
      String publicId,
      Conversion conversion,
      Changes changes) {
    stores.sell(store, lists.on(store));
    var code = conversion.to().getCurrencyCode();
    events.publishEvent(
        Audited.in(store, actor, "price_list." + what, KIND, publicId, code, changes));
    pulse.shopChanged(store);
  }
}
