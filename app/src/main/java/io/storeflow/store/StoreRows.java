package io.storeflow.store;

import static io.storeflow.db.Tables.MERCHANT;
import static io.storeflow.db.Tables.STORE;
import static io.storeflow.db.Tables.STORE_SLUG;
import static io.storeflow.store.Owned.only;

import io.storeflow.platform.db.MerchantOwned;
import io.storeflow.platform.db.StoreOwned;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.OwnerIds;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.money.PriceList;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Writes the rows of merchants and stores, and holds that a slug belongs to one store. What else
 * belongs to opening or changing one is the business of the caller, in whose transaction it writes.
 */
@Component
public class StoreRows {
  /** So often an id is drawn; of one millisecond there are 128. */
  private static final int DRAWS = 100;

  private final DSLContext db;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  StoreRows(DSLContext db, ApplicationEventPublisher events, Clock clock) {
    this.db = db;
    this.events = events;
    this.clock = clock;
  }

  public Merchant insert(String name) {
    return drawn(
        () -> {
          long id = OwnerIds.merchant(clock.instant());
          return write(new Merchant(id, PublicId.random(), name, Payments.AS_PAID));
        });
  }

  /**
   * @throws SlugTaken if another store has or had the slug
   */
  public Store insert(Merchant merchant, StoreSettings settings) {
    var store =
        drawn(
            () -> {
              long id = OwnerIds.store(merchant.id(), clock.instant());
              var next = new Store(id, PublicId.random(), merchant, settings, "");
              takeSlug(next, settings.slug(), () -> write(next));
              return next;
            });
    events.publishEvent(new SettingsWritten(settings.slug(), settings.slug()));
    return store;
  }

  /**
   * @return the store as it is now
   * @throws SlugTaken if another store has or had the slug
   */
  public Store update(Store store, StoreSettings settings) {
    var changed =
        new Store(store.id(), store.publicId(), store.merchant(), settings, store.sellsIn());
    if (settings.slug().equals(store.slug())) rewrite(changed);
    else takeSlug(store, settings.slug(), () -> rewrite(changed));
    events.publishEvent(new SettingsWritten(store.slug(), settings.slug()));
    return changed;
  }

  /**
   * Says in which further currencies a store sells.
   *
   * @return the store as it is now
   */
  public Store sell(Store store, List<PriceList> lists) {
    var kept = PriceList.kept(lists);
    db.update(STORE)
        .set(STORE.SELLS_IN, kept)
        .where(STORE.ID.eq(store.id()))
        .and(STORE.MERCHANT_ID.eq(store.merchant().id()))
        .execute();
    events.publishEvent(new SettingsWritten(store.slug(), store.slug()));
    return new Store(store.id(), store.publicId(), store.merchant(), store.settings(), kept);
  }

  /** How many stores the merchant has. */
  public int count(Merchant merchant) {
    return db.fetchCount(STORE, STORE.MERCHANT_ID.eq(merchant.id()));
  }

  /** Rises by one with each change of what is set for the store. */
  public int version(Store store) {
    return db.select(STORE.VERSION)
        .from(STORE)
        .where(STORE.ID.eq(store.id()))
        .fetchSingle(STORE.VERSION);
  }

  /** The version, which nobody else raises before this transaction ends. */
  public int lockedVersion(Store store) {
    return db.select(STORE.VERSION)
        .from(STORE)
        .where(STORE.ID.eq(store.id()))
        .forUpdate()
        .fetchSingle(STORE.VERSION);
  }

  /**
   * In a transaction, whether a store may have one more: who asks at the same time waits for its
   * end.
   *
   * @param full what is thrown if there are so many already
   */
  public <R extends Record, T extends Table<R> & StoreOwned> void requireRoom(
      Store store, T rows, int most, Supplier<? extends RuntimeException> full) {
    lockedVersion(store);
    if (db.fetchCount(only(store, rows)) >= most) throw full.get();
  }

  /** The same of what all stores of a merchant have together. */
  public <R extends Record, T extends Table<R> & MerchantOwned> void requireRoom(
      Merchant merchant, T rows, int most, Supplier<? extends RuntimeException> full) {
    db.select(MERCHANT.ID).from(MERCHANT).where(MERCHANT.ID.eq(merchant.id())).forUpdate().fetch();
    if (db.fetchCount(only(merchant, rows)) >= most) throw full.get();
  }

  /** The slug itself if nobody has or had it, else one like it that is free. */
  public String freeSlug(String wanted) {
    var ideas =
        IntStream.rangeClosed(1, 20)
            .mapToObj(n -> n == 1 ? wanted : StoreSlug.numbered(wanted, n))
            .toList();
    var taken =
        db.select(STORE_SLUG.SLUG)
            .from(STORE_SLUG)
            .where(STORE_SLUG.SLUG.in(ideas))
            .fetchSet(STORE_SLUG.SLUG);
    return ideas.stream()
        .filter(idea -> !taken.contains(idea))
        .findFirst()
        .orElseGet(() -> StoreSlug.numbered(wanted, (int) (Ids.next() % 100_000)));
  }

  private Merchant write(Merchant merchant) {
    var isTaken = MERCHANT.ID.eq(merchant.id());
    insert(
        db.insertInto(MERCHANT)
            .set(MERCHANT.ID, merchant.id())
            .set(MERCHANT.PUBLIC_ID, merchant.publicId())
            .set(MERCHANT.NAME, merchant.name())
            .set(MERCHANT.PAYMENTS, merchant.payments())
            .set(MERCHANT.CREATED_AT, clock.instant()),
        () -> db.fetchExists(MERCHANT, isTaken));
    return merchant;
  }

  /** A slug goes to the store that takes it first, and back to a store that had it before. */
  private void takeSlug(Store store, String slug, Runnable write) {
    var owner =
        db.select(STORE_SLUG.STORE_ID).from(STORE_SLUG).where(STORE_SLUG.SLUG.eq(slug)).fetchOne();
    if (owner != null && owner.value1() != store.id()) throw new SlugTaken(slug);
    try {
      write.run();
      if (owner == null) {
        db.insertInto(STORE_SLUG)
            .set(STORE_SLUG.SLUG, slug)
            .set(STORE_SLUG.STORE_ID, store.id())
            .set(STORE_SLUG.CREATED_AT, clock.instant())
            .execute();
      }
    } catch (DuplicateKeyException raced) {
      throw new SlugTaken(slug);
    }
  }

  private void write(Store store) {
    insert(
        db.insertInto(STORE)
            .set(STORE.ID, store.id())
            .set(STORE.PUBLIC_ID, store.publicId())
            .set(STORE.MERCHANT_ID, store.merchant().id())
            .set(STORE.CREATED_AT, clock.instant())
            .set(STORE.VERSION, 1)
            .set(columns(store.settings())),
        () -> db.fetchExists(STORE, STORE.ID.eq(store.id())));
  }

  private static void insert(Query row, BooleanSupplier idIsTaken) {
    try {
      row.execute();
    } catch (DuplicateKeyException duplicate) {
      throw idIsTaken.getAsBoolean() ? new IdTaken() : duplicate;
    }
  }

  /** What is inserted under an id that is not taken yet. */
  private static <T> T drawn(Supplier<T> inserted) {
    for (int left = DRAWS; ; left--) {
      try {
        return inserted.get();
      } catch (IdTaken taken) {
        if (left == 1) throw taken;
      }
    }
  }

  private void rewrite(Store store) {
    db.update(STORE)
        .set(columns(store.settings()))
        .set(STORE.VERSION, STORE.VERSION.plus(1))
        .where(STORE.ID.eq(store.id()))
        .and(STORE.MERCHANT_ID.eq(store.merchant().id()))
        .execute();
  }

  private static Map<Field<?>, Object> columns(StoreSettings settings) {
    var columns = new LinkedHashMap<Field<?>, Object>();
    columns.put(STORE.SLUG, settings.slug());
    columns.put(STORE.NAME, settings.name());
    columns.put(STORE.WELCOME, settings.welcome());
    columns.put(STORE.ABOUT, settings.about());
    columns.put(STORE.CURRENCY, settings.currency());
    columns.put(STORE.COUNTRY, settings.country());
    columns.put(STORE.TIME_ZONE, settings.timeZone());
    columns.put(STORE.LOCALE, settings.locale());
    columns.put(STORE.COLOUR, settings.colour());
    columns.put(STORE.LINE1, settings.line1());
    columns.put(STORE.LINE2, settings.line2());
    columns.put(STORE.POSTAL_CODE, settings.postalCode());
    columns.put(STORE.CITY, settings.city());
    columns.put(STORE.REGION, settings.region());
    columns.put(STORE.PHONE, settings.phone());
    columns.put(STORE.EMAIL, settings.email());
    columns.put(STORE.PICKUP, settings.pickup());
    columns.put(STORE.DELIVERY, settings.delivery());
    columns.put(STORE.SHIPPING, settings.shipping());
    columns.put(STORE.PREPARATION_MINUTES, (short) settings.preparationMinutes());
    columns.put(STORE.DELIVERY_MINUTES, (short) settings.deliveryMinutes());
    columns.put(STORE.PAID_AT_PICKUP, settings.paidAtPickup());
    columns.put(STORE.PAID_AT_DELIVERY, settings.paidAtDelivery());
    columns.put(STORE.PAID_AT_SHIPPING, settings.paidAtShipping());
    columns.put(STORE.PAYMENT_WORDS, settings.paymentWords());
    columns.put(STORE.TAX_WORDS, settings.taxWords());
    columns.put(STORE.CART_HOLD_MINUTES, settings.cartHoldMinutes().shortValue());
    columns.put(STORE.CART_REMINDER_HOURS, settings.cartReminderHours().shortValue());
    columns.put(STORE.TRADE, settings.trade());
    return columns;
  }

  /** Another one was drawn in the same millisecond. */
  private static final class IdTaken extends RuntimeException {
    IdTaken() {
      super("Every id that was drawn is taken", null, false, false);
    }
  }
}
