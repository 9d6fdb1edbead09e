package io.storeflow.tax;

import static io.storeflow.db.Tables.STORE_TAX;
import static io.storeflow.db.Tables.TAX_RATE;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.postal.PostalArea;
import io.storeflow.pulse.Pulse;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Audited.Changes;
import io.storeflow.store.Store;
import io.storeflow.store.StoreRows;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Changes how a store is taxed; each change is audited and holds from its commit on. */
@Service
public class TaxChanges {
  /** Rates of its own that a store can state. */
  public static final int MOST = 200;

  /** Somebody else has changed it meanwhile. */
  public static final class Stale extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** There are {@link #MOST} rates already. */
  public static final class Full extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Another rate is for the same place and goods from the same day on: which holds? */
  public static final class Twice extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String name;

    Twice(String name) {
      super("rate stated twice", null, false, false);
      this.name = name;
    }

    /** Of the other one. */
    public String name() {
      return name;
    }
  }

  private final DSLContext db;
  private final Transactions transactions;
  private final StoreTaxes taxes;
  private final StoreRows stores;
  private final Pulse pulse;
  private final ApplicationEventPublisher events;

  TaxChanges(
      DSLContext db,
      Transactions transactions,
      StoreTaxes taxes,
      StoreRows stores,
      Pulse pulse,
      ApplicationEventPublisher events) {
    this.db = db;
    this.transactions = transactions;
    this.taxes = taxes;
    this.stores = stores;
    this.pulse = pulse;
    this.events = events;
  }

  /**
   * Says how the store is taxed.
   *
   * @param draft with the version that the person saw
   * @throws Stale if it was changed since
   */
  public void say(Store store, TaxDraft draft, Actor actor) {
    try {
      transactions.write(() -> sayNow(store, draft, actor));
    } catch (DuplicateKeyException both) {
      throw new Stale();
    }
  }

  private void sayNow(Store store, TaxDraft draft, Actor actor) {
    var before = taxes.of(store);
    if (before.version() != draft.version()) throw new Stale();
    var changes = draft.differences(before);
    if (changes.isEmpty()) return;
    write(store, draft);
    tell(store, actor, "tax.changed", "tax", store.slug(), store.name(), changes);
  }

  /**
   * States a rate and returns its public id.
   *
   * @throws Full if there are as many as there may be
   * @throws Twice if there is one for the same
   */
  public String create(Store store, TaxRate rate, Actor actor) {
    var publicId = PublicId.random();
    transactions.write(
        () -> {
          stores.requireRoom(store, TAX_RATE, MOST, Full::new);
          refuseTwice(store, "", rate);
          insertInto(db, store, TAX_RATE)
              .set(TAX_RATE.ID, Ids.next())
              .set(TAX_RATE.PUBLIC_ID, publicId)
              .set(TAX_RATE.COUNTRIES, rate.area().keptCountries())
              .set(TAX_RATE.REGIONS, rate.area().keptRegions())
              .set(TAX_RATE.POSTCODES, PostalArea.kept(rate.area().postcodes()))
              .set(TAX_RATE.TAX_CLASS, rate.taxClass())
              .set(TAX_RATE.HERE, rate.here())
              .set(TAX_RATE.NAME, rate.name())
              .set(TAX_RATE.RATE_PPM, rate.ppm())
              .set(TAX_RATE.SINCE, rate.from())
              .set(TAX_RATE.VERSION, 1)
              .execute();
          tell(store, actor, "tax_rate.created", publicId, rate, differences(null, rate));
        });
    return publicId;
  }

  /**
   * Changes a rate.
   *
   * @param version of the rate that the person saw
   * @throws Stale if it was changed since
   * @throws Twice if there is another one for the same
   */
  public void change(Store store, String publicId, int version, TaxRate rate, Actor actor) {
    transactions.write(
        () -> {
          stores.lockedVersion(store);
          var before = find(store, publicId);
          if (before.version() != version) throw new Stale();
          var changes = differences(before.rate(), rate);
          if (changes.isEmpty()) return;
          refuseTwice(store, publicId, rate);
          var r = only(store, TAX_RATE);
          int changed =
              db.update(r)
                  .set(r.COUNTRIES, rate.area().keptCountries())
                  .set(r.REGIONS, rate.area().keptRegions())
                  .set(r.POSTCODES, PostalArea.kept(rate.area().postcodes()))
                  .set(r.TAX_CLASS, rate.taxClass())
                  .set(r.HERE, rate.here())
                  .set(r.NAME, rate.name())
                  .set(r.RATE_PPM, rate.ppm())
                  .set(r.SINCE, rate.from())
                  .set(r.VERSION, version + 1)
                  .where(r.PUBLIC_ID.eq(publicId))
                  .and(r.VERSION.eq(version))
                  .execute();
          if (changed == 0) throw new Stale();
          tell(store, actor, "tax_rate.changed", publicId, rate, changes);
        });
  }

  /** Orders keep what they were taxed with. */
  public void delete(Store store, String publicId, Actor actor) {
    transactions.write(
        () -> {
          var before = find(store, publicId).rate();
          var r = only(store, TAX_RATE);
          db.deleteFrom(r).where(r.PUBLIC_ID.eq(publicId)).execute();
          var changes = Changes.none().field("name", before.name(), null);
          tell(store, actor, "tax_rate.deleted", publicId, before, changes);
        });
  }

  private void refuseTwice(Store store, String publicId, TaxRate rate) {
    for (var other : taxes.rates(store))
      if (!other.publicId().equals(publicId) && other.rate().isForTheSameAs(rate))
        throw new Twice(other.rate().name());
  }

  private OwnRate find(Store store, String publicId) {
    return taxes.rates(store).stream()
        .filter(it -> it.publicId().equals(publicId))
        .findFirst()
        .orElseThrow(NotFound::new);
  }

  private void write(Store store, TaxDraft draft) {
    var t = only(store, STORE_TAX);
    var columns = columns(draft);
    if (draft.version() == 0) insertInto(db, store, STORE_TAX).set(columns).execute();
    else if (db.update(t).set(columns).where(t.VERSION.eq(draft.version())).execute() == 0)
      throw new Stale();
  }

  private static Map<Field<?>, Object> columns(TaxDraft draft) {
    var columns = new HashMap<Field<?>, Object>();
    columns.put(STORE_TAX.WORKED_OUT, draft.workedOut());
    columns.put(STORE_TAX.SMALL_BUSINESS, draft.smallBusiness());
    columns.put(STORE_TAX.OSS, draft.oss());
    columns.put(STORE_TAX.REGISTRATIONS, draft.keptRegistrations());
    columns.put(STORE_TAX.SHIPPING_CLASS, draft.shippingClass());
    columns.put(STORE_TAX.VERSION, draft.version() + 1);
    columns.put(STORE_TAX.VAT_ID, draft.vatId());
    columns.put(STORE_TAX.PRICE_STAYS, draft.priceStays());
    return columns;
  }

  private static Changes differences(@Nullable TaxRate before, TaxRate now) {
    var was = Shown.of(before);
    var is = Shown.of(now);
    return Changes.none()
        .field("name", was.name, is.name)
        .field("countries", was.countries, is.countries)
        .field("regions", was.regions, is.regions)
        .field("postcodes", was.postcodes, is.postcodes)
        .field("taxClass", was.taxClass, is.taxClass)
        .field("here", was.here, is.here)
        .field("rate", was.percent, is.percent)
        .field("since", was.since, is.since);
  }

  /** A rate as the audit log shows it. */
  private record Shown(
      @Nullable String name,
      @Nullable String countries,
      @Nullable String regions,
      @Nullable String postcodes,
      @Nullable String taxClass,
      @Nullable Boolean here,
      @Nullable String percent,
      @Nullable String since) {
    static Shown of(@Nullable TaxRate rate) {
      if (rate == null) return new Shown(null, null, null, null, null, null, null, null);
      return new Shown(
          rate.name(),
          rate.area().keptCountries(),
          rate.area().keptRegions(),
          PostalArea.told(rate.area().postcodes()),
          rate.taxClass().code(),
          rate.here(),
          rate.percent(),
          rate.from().toString());
    }
  }

  private void tell(
      Store store, Actor actor, String action, String id, TaxRate rate, Changes changes) {
    tell(store, actor, action, "tax_rate", id, rate.name(), changes);
  }

  private void tell(
      Store store,
      Actor actor,
      String action,
      String kind,
      String id,
      String name,
      Changes changes) {
    events.publishEvent(Audited.in(store, actor, action, kind, id, name, changes));
    pulse.shopChanged(store);
  }
}
