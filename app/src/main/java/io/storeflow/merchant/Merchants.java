package io.storeflow.merchant;

import static io.storeflow.db.Tables.MEMBERSHIP;
import static io.storeflow.db.Tables.MERCHANT;
import static io.storeflow.db.Tables.MERCHANT_PULSE;
import static io.storeflow.db.Tables.OPENING_HOURS;
import static io.storeflow.db.Tables.STORE;
import static io.storeflow.db.Tables.STORE_PULSE;
import static io.storeflow.db.Tables.STORE_SLUG;
import static io.storeflow.merchant.Owned.insertAll;
import static io.storeflow.merchant.Owned.insertInto;
import static io.storeflow.merchant.Owned.only;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.storeflow.account.People;
import io.storeflow.account.Person;
import io.storeflow.db.tables.records.OpeningHoursRecord;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.web.SecurityLog;
import java.time.Clock;
import java.time.DayOfWeek;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Registers merchants, opens stores and changes what is set for them. */
@Service
public class Merchants {
  private final DSLContext db;
  private final Transactions transactions;
  private final Stores stores;
  private final People people;
  private final Pulse pulse;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final Counter tooMany;
  private final int mostStores;

  Merchants(
      DSLContext db,
      Transactions transactions,
      Stores stores,
      People people,
      Pulse pulse,
      ApplicationEventPublisher events,
      Clock clock,
      MeterRegistry meters,
      @Value("${storeflow.most-stores:100}") int mostStores) {
    this.mostStores = mostStores;
    this.tooMany =
        Counter.builder("storeflow.stores.refused")
            .description("Stores that were not opened because their merchant has too many")
            .register(meters);
    this.db = db;
    this.transactions = transactions;
    this.stores = stores;
    this.people = people;
    this.pulse = pulse;
    this.events = events;
    this.clock = clock;
  }

  /** Registers a merchant of which the person is the owner, of all its stores. */
  public Merchant register(long ownerId, String name) {
    var merchant = new Merchant(Ids.next(), PublicId.random(), name.strip(), Payments.AS_PAID);
    transactions.write(
        () -> {
          db.insertInto(MERCHANT)
              .set(MERCHANT.ID, merchant.id())
              .set(MERCHANT.PUBLIC_ID, merchant.publicId())
              .set(MERCHANT.NAME, merchant.name())
              .set(MERCHANT.PAYMENTS, merchant.payments().code())
              .set(MERCHANT.CREATED_AT, clock.instant())
              .execute();
          insertInto(db, merchant, MERCHANT_PULSE)
              .set(MERCHANT_PULSE.NOTIFICATIONS_SEQ, 0L)
              .execute();
          admit(ownerId, merchant, null, Role.OWNER);
          events.publishEvent(
              new Audited(
                  merchant,
                  null,
                  "merchant.registered",
                  "merchant",
                  merchant.publicId(),
                  merchant.name(),
                  Audited.Changes.none().field("name", null, merchant.name()).map()));
        });
    return merchant;
  }

  /** Makes the person a member: of one store, or (null) of all stores of the merchant. */
  public void admit(long personId, Merchant merchant, @Nullable Store store, Role role) {
    transactions.write(
        () -> {
          db.insertInto(MEMBERSHIP)
              .set(MEMBERSHIP.PERSON_ID, personId)
              .set(MEMBERSHIP.ID, Ids.next())
              .set(MEMBERSHIP.MERCHANT_ID, merchant.id())
              .set(MEMBERSHIP.STORE_ID, store == null ? null : store.id())
              .set(MEMBERSHIP.ROLE, role.code())
              .set(MEMBERSHIP.CREATED_AT, clock.instant())
              .execute();
          events.publishEvent(
              new Audited(
                  merchant,
                  store,
                  "member.admitted",
                  "person",
                  people.publicId(personId),
                  people.byId(personId).map(Person::email).orElse(""),
                  Audited.Changes.none().field("role", null, role.code()).map()));
        });
    SecurityLog.tell(
        SecurityLog.Event.ROLE_GIVEN,
        role.code()
            + " to "
            + personId
            + " in "
            + (store == null ? merchant.publicId() : store.publicId()));
  }

  /**
   * Opens a store, with all that it needs to begin.
   *
   * @throws SlugTaken if another store has or had the slug
   * @throws TooManyStores if the merchant has as many as one may have
   */
  public Store open(Merchant merchant, StoreSettings settings, Collection<OpeningHours> hours) {
    var store = new Store(Ids.next(), PublicId.random(), merchant, settings);
    transactions.write(
        () -> {
          if (db.fetchCount(STORE, STORE.MERCHANT_ID.eq(merchant.id())) >= mostStores) {
            tooMany.increment();
            throw new TooManyStores(mostStores);
          }
          takeSlug(store, settings.slug(), () -> insert(store));
          insertInto(db, store, STORE_PULSE)
              .set(STORE_PULSE.ORDERS_SEQ, 0L)
              .set(STORE_PULSE.INVENTORY_SEQ, 0L)
              .set(STORE_PULSE.SHOP_VERSION, 1L)
              .execute();
          insertHours(store, hours);
          events.publishEvent(new StoreOpened(store));
          events.publishEvent(new SettingsWritten(settings.slug(), settings.slug()));
          events.publishEvent(
              Audited.in(
                  store,
                  "store.opened",
                  "store",
                  settings.slug(),
                  settings.name(),
                  Audited.Changes.none().field("name", null, settings.name())));
        });
    return store;
  }

  /** Rises by one with each change of what is set for the store. */
  public int version(Store store) {
    return db.select(STORE.VERSION)
        .from(STORE)
        .where(STORE.ID.eq(store.id()))
        .fetchSingle(STORE.VERSION);
  }

  /** The slug itself if nobody has or had it, else one like it that is free. */
  public String freeSlug(String wanted) {
    var stem = wanted.substring(0, Math.min(wanted.length(), Slug.LONGEST - 3));
    var ideas =
        IntStream.rangeClosed(1, 20).mapToObj(n -> n == 1 ? wanted : stem + "-" + n).toList();
    var taken =
        db.select(STORE_SLUG.SLUG)
            .from(STORE_SLUG)
            .where(STORE_SLUG.SLUG.in(ideas))
            .fetchSet(STORE_SLUG.SLUG);
    return ideas.stream()
        .filter(idea -> !taken.contains(idea))
        .findFirst()
        .orElseGet(
            () -> stem.substring(0, Math.min(stem.length(), 40)) + "-" + Ids.next() % 100_000);
  }

  /**
   * Changes what is set for the store, unless somebody else did since it was read.
   *
   * @param version as it was when the settings were shown
   * @throws SettingsMoved if it is another one by now
   */
  public Store change(
      Store store, int version, StoreSettings settings, Collection<OpeningHours> hours) {
    return transactions.write(
        () -> {
          int now =
              db.select(STORE.VERSION)
                  .from(STORE)
                  .where(STORE.ID.eq(store.id()))
                  .forUpdate()
                  .fetchSingle(STORE.VERSION);
          if (now != version) throw new SettingsMoved();
          return change(store, settings, hours);
        });
  }

  /**
   * Changes what is set for the store.
   *
   * @return the store as it is now
   * @throws SlugTaken if another store has or had the slug
   */
  public Store change(Store store, StoreSettings settings, Collection<OpeningHours> hours) {
    var changed = new Store(store.id(), store.publicId(), store.merchant(), settings);
    var locale = Locale.forLanguageTag(settings.locale());
    transactions.write(
        () -> {
          var before = hours(store);
          if (settings.slug().equals(store.slug())) update(changed);
          else takeSlug(store, settings.slug(), () -> update(changed));
          db.deleteFrom(only(store, OPENING_HOURS)).execute();
          insertHours(store, hours);
          events.publishEvent(
              Audited.in(
                  store,
                  "store.changed",
                  "store",
                  settings.slug(),
                  settings.name(),
                  SettingsChanges.between(store.settings(), settings)
                      .field(
                          "opening_hours",
                          OpeningHours.text(before, locale),
                          OpeningHours.text(hours, locale))));
          pulse.shopChanged(store);
          events.publishEvent(new SettingsWritten(store.slug(), settings.slug()));
        });
    return changed;
  }

  /** When the store is open, Monday first. */
  public List<OpeningHours> hours(Store store) {
    var hours = only(store, OPENING_HOURS);
    return db.select(hours.DAY, hours.OPENS, hours.CLOSES)
        .from(hours)
        .orderBy(hours.DAY, hours.OPENS)
        .fetch(row -> new OpeningHours(DayOfWeek.of(row.value1()), row.value2(), row.value3()));
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

  private void insertHours(Store store, Collection<OpeningHours> hours) {
    var rows =
        hours.stream()
            .map(
                span ->
                    new OpeningHoursRecord(
                        store.id(),
                        (byte) span.day().getValue(),
                        (short) span.opens(),
                        (short) span.closes()))
            .toList();
    insertAll(db, store, OPENING_HOURS, rows);
  }

  private void insert(Store store) {
    db.insertInto(STORE)
        .set(STORE.ID, store.id())
        .set(STORE.PUBLIC_ID, store.publicId())
        .set(STORE.MERCHANT_ID, store.merchant().id())
        .set(STORE.CREATED_AT, clock.instant())
        .set(STORE.VERSION, 1)
        .set(columns(store.settings()))
        .execute();
  }

  private void update(Store store) {
    db.update(STORE)
        .set(columns(store.settings()))
        .set(STORE.VERSION, STORE.VERSION.plus(1))
        .where(STORE.ID.eq(store.id()))
        .and(STORE.MERCHANT_ID.eq(store.merchant().id()))
        .execute();
  }

  private static java.util.Map<org.jooq.Field<?>, Object> columns(StoreSettings settings) {
    var columns = new java.util.LinkedHashMap<org.jooq.Field<?>, Object>();
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
    columns.put(STORE.PAID_AT_PICKUP, settings.paidAtPickup().code());
    columns.put(STORE.PAID_AT_DELIVERY, settings.paidAtDelivery().code());
    columns.put(STORE.PAID_AT_SHIPPING, settings.paidAtShipping().code());
    columns.put(STORE.PAYMENT_WORDS, settings.paymentWords());
    columns.put(STORE.TAX_WORDS, settings.taxWords().code());
    return columns;
  }
}
