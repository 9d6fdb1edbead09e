package io.storeflow.shipping;

import static io.storeflow.db.Tables.SHIPPING_RATE;
import static io.storeflow.db.Tables.SHIPPING_RATE_COUNTRY;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;

import io.storeflow.db.tables.records.ShippingRateCountryRecord;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.money.Money;
import io.storeflow.pulse.Pulse;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Audited.Changes;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Set;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Changes the rates of a store; each change is audited and ends the kept pages of the shop. */
@Service
class RateChanges {
  static final int MOST = 50;

  private final DSLContext db;
  private final Transactions transactions;
  private final ShippingRates rates;
  private final Pulse pulse;
  private final ApplicationEventPublisher events;

  RateChanges(
      DSLContext db,
      Transactions transactions,
      ShippingRates rates,
      Pulse pulse,
      ApplicationEventPublisher events) {
    this.db = db;
    this.transactions = transactions;
    this.rates = rates;
    this.pulse = pulse;
    this.events = events;
  }

  /** Adds a rate behind the others and returns its public id. */
  String create(Store store, RateDraft draft, Actor actor) {
    long id = Ids.next();
    var publicId = PublicId.random();
    transactions.write(
        () -> {
          var all = only(store, SHIPPING_RATE);
          int last = db.select(coalesce(max(all.POSITION), 0)).from(all).fetchSingle().value1();
          insertInto(db, store, SHIPPING_RATE)
              .set(SHIPPING_RATE.ID, id)
              .set(SHIPPING_RATE.PUBLIC_ID, publicId)
              .set(SHIPPING_RATE.NAME, draft.name())
              .set(SHIPPING_RATE.METHOD, draft.method())
              .set(SHIPPING_RATE.PRICE_MINOR, draft.price().minor())
              .set(SHIPPING_RATE.FREE_FROM_MINOR, minor(draft.freeFrom()))
              .set(SHIPPING_RATE.DAYS_FROM, from(draft.transit()))
              .set(SHIPPING_RATE.DAYS_TO, to(draft.transit()))
              .set(SHIPPING_RATE.POSTAL_PREFIXES, PostalArea.kept(draft.postcodes()))
              .set(SHIPPING_RATE.POSTAL_EXCEPT, PostalArea.kept(draft.except()))
              .set(SHIPPING_RATE.ACTIVE, draft.active())
              .set(SHIPPING_RATE.POSITION, last + 1)
              .set(SHIPPING_RATE.VERSION, 1)
              .execute();
          insertCountries(store, id, draft.countries());
          tell(store, actor, "rate.created", publicId, draft.name(), draft.differences(null));
        });
    return publicId;
  }

  /**
   * Changes a rate to what the draft says.
   *
   * @param version of the rate that the person saw
   * @throws StaleRate if it was changed since
   */
  void change(Store store, String publicId, int version, RateDraft draft, Actor actor) {
    transactions.write(
        () -> {
          var before = find(store, publicId);
          if (before.version() != version) throw new StaleRate();
          var rate = only(store, SHIPPING_RATE);
          var changes = draft.differences(RateDraft.of(before));
          if (changes.isEmpty()) return;
          int changed =
              db.update(rate)
                  .set(rate.NAME, draft.name())
                  .set(rate.METHOD, draft.method())
                  .set(rate.PRICE_MINOR, draft.price().minor())
                  .set(rate.FREE_FROM_MINOR, minor(draft.freeFrom()))
                  .set(rate.DAYS_FROM, from(draft.transit()))
                  .set(rate.DAYS_TO, to(draft.transit()))
                  .set(rate.POSTAL_PREFIXES, PostalArea.kept(draft.postcodes()))
                  .set(rate.POSTAL_EXCEPT, PostalArea.kept(draft.except()))
                  .set(rate.ACTIVE, draft.active())
                  .set(rate.VERSION, version + 1)
                  .where(rate.ID.eq(before.id()))
                  .and(rate.VERSION.eq(version))
                  .execute();
          if (changed == 0) throw new StaleRate();
          if (!before.countries().equals(draft.countries())) {
            deleteCountries(store, before.id());
            insertCountries(store, before.id(), draft.countries());
          }
          tell(store, actor, "rate.changed", publicId, draft.name(), changes);
        });
  }

  /** Switches a rate on or off, whatever else was changed meanwhile. */
  void change(Store store, String publicId, boolean on, Actor actor) {
    transactions.write(
        () -> {
          var before = find(store, publicId);
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
  void delete(Store store, String publicId, Actor actor) {
    transactions.write(
        () -> {
          var before = find(store, publicId);
          deleteCountries(store, before.id());
          var rate = only(store, SHIPPING_RATE);
          db.deleteFrom(rate).where(rate.ID.eq(before.id())).execute();
          tell(
              store,
              actor,
              "rate.deleted",
              publicId,
              before.name(),
              Changes.none().field("name", before.name(), null));
        });
  }

  /** Moves a rate one place up or down in the order in which shoppers see them. */
  void move(Store store, String publicId, boolean up, Actor actor) {
    transactions.write(
        () -> {
          var order = new ArrayList<>(rates.all(store));
          int from = order.indexOf(find(store, publicId));
          int to = up ? from - 1 : from + 1;
          if (from < 0 || to < 0 || to >= order.size()) return;
          var name = order.get(from).name();
          Collections.swap(order, from, to);
          var rate = only(store, SHIPPING_RATE);
          db.batch(
                  IntStream.range(0, order.size())
                      .mapToObj(
                          i ->
                              db.update(rate)
                                  .set(rate.POSITION, i + 1)
                                  .where(rate.ID.eq(order.get(i).id())))
                      .toList())
              .execute();
          tell(
              store,
              actor,
              "rate.changed",
              publicId,
              name,
              Changes.none().field("position", from + 1, to + 1));
        });
  }

  private Rate find(Store store, String publicId) {
    return rates.find(store, publicId).orElseThrow(NotFound::new);
  }

  private void insertCountries(Store store, long rateId, Set<String> countries) {
    insertAll(
        db,
        store,
        SHIPPING_RATE_COUNTRY,
        countries.stream().map(code -> row(rateId, code)).toList());
  }

  private void deleteCountries(Store store, long rateId) {
    var country = only(store, SHIPPING_RATE_COUNTRY);
    db.deleteFrom(country).where(country.RATE_ID.eq(rateId)).execute();
  }

  private void tell(
      Store store, Actor actor, String action, String id, String name, Changes changes) {
    events.publishEvent(Audited.in(store, actor, action, "rate", id, name, changes));
    pulse.shopChanged(store);
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

  private static ShippingRateCountryRecord row(long rateId, String country) {
    var row = new ShippingRateCountryRecord();
    row.setRateId(rateId);
    row.setCountry(country);
    return row;
  }
}
