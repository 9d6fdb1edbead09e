package io.storeflow.rates;

import static io.storeflow.db.Tables.SHIPPING_RATE;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;

import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.money.Money;
import io.storeflow.shipping.Rate;
import io.storeflow.shipping.ShippingBook;
import io.storeflow.shipping.ShippingBooks;
import io.storeflow.shipping.Transit;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited.Changes;
import io.storeflow.store.Store;
import io.storeflow.store.StoreRows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Changes the rates of a store; each change is audited and ends the kept pages of the shop. */
@Service
public class RateChanges {
  public static final int MOST = 200;
  private static final String KIND = "rate";

  private final DSLContext db;
  private final Transactions transactions;
  private final ShippingBooks books;
  private final ShippingNews news;
  private final StoreRows stores;

  RateChanges(
      DSLContext db,
      Transactions transactions,
      ShippingBooks books,
      ShippingNews news,
      StoreRows stores) {
    this.db = db;
    this.transactions = transactions;
    this.books = books;
    this.news = news;
    this.stores = stores;
  }

  /**
   * Adds a rate behind the others and returns its public id.
   *
   * @throws ShippingFull if there are as many as there may be
   */
  public String create(Store store, RateDraft draft, Actor actor) {
    var publicId = PublicId.random();
    transactions.write(
        () -> {
          stores.requireRoom(store, SHIPPING_RATE, MOST, () -> new ShippingFull(MOST));
          var all = only(store, SHIPPING_RATE);
          int last = db.select(coalesce(max(all.POSITION), 0)).from(all).fetchSingle().value1();
          insertInto(db, store, SHIPPING_RATE)
              .set(SHIPPING_RATE.ID, Ids.next())
              .set(SHIPPING_RATE.PUBLIC_ID, publicId)
              .set(SHIPPING_RATE.NAME, draft.name())
              .set(SHIPPING_RATE.METHOD, draft.method())
              .set(SHIPPING_RATE.ZONE_ID, draft.zone() == null ? null : draft.zone().id())
              .set(SHIPPING_RATE.PROFILE_ID, profile(draft))
              .set(SHIPPING_RATE.BASIS, draft.tariff().basis())
              .set(SHIPPING_RATE.BANDS, draft.tariff().kept())
              .set(SHIPPING_RATE.PRICE_MINOR, draft.tariff().first().minor())
              .set(SHIPPING_RATE.FREE_FROM_MINOR, minor(draft.freeFrom()))
              .set(SHIPPING_RATE.EATEN_HERE, draft.eatenHere())
              .set(SHIPPING_RATE.DAYS_FROM, from(draft.transit()))
              .set(SHIPPING_RATE.DAYS_TO, to(draft.transit()))
              .set(SHIPPING_RATE.HANDLING_DAYS, (short) draft.handling().days())
              .set(SHIPPING_RATE.CUTOFF, cutoff(draft))
              .set(SHIPPING_RATE.LEAD_MINUTES, draft.handling().minutes())
              .set(SHIPPING_RATE.LOCATION_ID, place(draft))
              .set(SHIPPING_RATE.ONLY_THERE, draft.stock().alone())
              .set(SHIPPING_RATE.ELSEWHERE_MINUTES, elsewhere(draft))
              .set(SHIPPING_RATE.ACTIVE, draft.active())
              .set(SHIPPING_RATE.POSITION, last + 1)
              .set(SHIPPING_RATE.VERSION, 1)
              .execute();
          tell(store, actor, "rate.created", publicId, draft.name(), draft.created());
        });
    return publicId;
  }

  /**
   * Changes a rate to what the draft says; its zone stays.
   *
   * @param version of the rate that the person saw
   * @throws StaleRate if it was changed since
   */
  public void change(Store store, String publicId, int version, RateDraft draft, Actor actor) {
    transactions.write(
        () -> {
          var book = books.of(store);
          var before = find(book, publicId);
          if (before.version() != version) throw new StaleRate();
          var rate = only(store, SHIPPING_RATE);
          var changes = draft.differences(before, book.profileName(before.profile()));
          if (changes.isEmpty()) return;
          int changed =
              db.update(rate)
                  .set(rate.NAME, draft.name())
                  .set(rate.PROFILE_ID, profile(draft))
                  .set(rate.BASIS, draft.tariff().basis())
                  .set(rate.BANDS, draft.tariff().kept())
                  .set(rate.PRICE_MINOR, draft.tariff().first().minor())
                  .set(rate.FREE_FROM_MINOR, minor(draft.freeFrom()))
                  .set(rate.EATEN_HERE, draft.eatenHere())
                  .set(rate.DAYS_FROM, from(draft.transit()))
                  .set(rate.DAYS_TO, to(draft.transit()))
                  .set(rate.HANDLING_DAYS, (short) draft.handling().days())
                  .set(rate.CUTOFF, cutoff(draft))
                  .set(rate.LEAD_MINUTES, draft.handling().minutes())
                  .set(rate.LOCATION_ID, place(draft))
                  .set(rate.ONLY_THERE, draft.stock().alone())
                  .set(rate.ELSEWHERE_MINUTES, elsewhere(draft))
                  .set(rate.ACTIVE, draft.active())
                  .set(rate.VERSION, version + 1)
                  .where(rate.ID.eq(before.id()))
                  .and(rate.VERSION.eq(version))
                  .execute();
          if (changed == 0) throw new StaleRate();
          tell(store, actor, "rate.changed", publicId, draft.name(), changes);
        });
  }

  /** Switches a rate on or off, whatever else was changed meanwhile. */
  public void change(Store store, String publicId, boolean on, Actor actor) {
    transactions.write(
        () -> {
          var before = find(books.of(store), publicId);
          var rate = only(store, SHIPPING_RATE);
          int changed =
              db.update(rate)
                  .set(rate.ACTIVE, on)
                  .set(rate.VERSION, rate.VERSION.plus(1))
                  .where(rate.ID.eq(before.id()))
                  .and(rate.ACTIVE.ne(on))
                  .execute();
          if (changed == 0) return;
          var changes = Changes.none().field("active", !on, on);
          tell(store, actor, "rate.changed", publicId, before.name(), changes);
        });
  }

  /** Removes a rate; orders keep what they were charged. */
  public void delete(Store store, String publicId, Actor actor) {
    transactions.write(
        () -> {
          var before = find(books.of(store), publicId);
          var rate = only(store, SHIPPING_RATE);
          db.deleteFrom(rate).where(rate.ID.eq(before.id())).execute();
          var changes = Changes.none().field("name", before.name(), null);
          tell(store, actor, "rate.deleted", publicId, before.name(), changes);
        });
  }

  /** Moves a rate one place up or down among those of its zone. */
  public void move(Store store, String publicId, boolean up, Actor actor) {
    transactions.write(
        () -> {
          var book = books.of(store);
          var rate = find(book, publicId);
          var all = new ArrayList<>(book.rates());
          var mine = beside(book, rate);
          int from = mine.indexOf(rate);
          int to = up ? from - 1 : from + 1;
          if (to < 0 || to >= mine.size()) return;
          Collections.swap(all, all.indexOf(rate), all.indexOf(mine.get(to)));
          var row = only(store, SHIPPING_RATE);
          Places.write(db, row, row.ID, row.POSITION, all.stream().map(Rate::id).toList());
          var changes = Changes.none().field("position", from + 1, to + 1);
          tell(store, actor, "rate.changed", publicId, rate.name(), changes);
        });
  }

  private static List<Rate> beside(ShippingBook book, Rate rate) {
    return book.zone(rate).map(it -> it.rates()).orElse(book.pickups());
  }

  private static Rate find(ShippingBook book, String publicId) {
    var rate = book.rate(publicId);
    if (rate == null) throw new NotFound();
    return rate;
  }

  private void tell(
      Store store, Actor actor, String action, String id, String name, Changes changes) {
    news.tell(store, actor, action, KIND, id, name, changes);
  }

  private static @Nullable Long profile(RateDraft draft) {
    return draft.profile() == null ? null : draft.profile().id();
  }

  private static @Nullable Short cutoff(RateDraft draft) {
    var at = draft.handling().cutoff();
    return at == null ? null : at.shortValue();
  }

  private static @Nullable Long place(RateDraft draft) {
    return draft.place() == null ? null : draft.place().id();
  }

  private static @Nullable Integer elsewhere(RateDraft draft) {
    return draft.stock().minutes() == 0 ? null : draft.stock().minutes();
  }

  private static @Nullable Short from(@Nullable Transit transit) {
    return transit == null ? null : (short) transit.from();
  }

  private static @Nullable Short to(@Nullable Transit transit) {
    return transit == null ? null : (short) transit.to();
  }

  private static @Nullable Long minor(@Nullable Money amount) {
    return amount == null ? null : amount.minor();
  }
}
