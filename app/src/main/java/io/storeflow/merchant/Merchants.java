package io.storeflow.merchant;

import static io.storeflow.db.Tables.MEMBERSHIP;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.storeflow.account.People;
import io.storeflow.account.Person;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.SecurityLog;
import io.storeflow.platform.id.Ids;
import io.storeflow.pulse.MerchantPulse;
import io.storeflow.pulse.Pulse;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Merchant;
import io.storeflow.store.Role;
import io.storeflow.store.SlugTaken;
import io.storeflow.store.Store;
import io.storeflow.store.StoreRows;
import io.storeflow.store.StoreSettings;
import java.time.Clock;
import java.util.Collection;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Registers merchants, opens stores and lets people in. */
@Service
public class Merchants {
  private final DSLContext db;
  private final Transactions transactions;
  private final StoreRows rows;
  private final StoreHours hours;
  private final People people;
  private final Pulse pulse;
  private final MerchantPulse merchantPulse;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final Counter tooMany;
  private final int mostStores;

  Merchants(
      DSLContext db,
      Transactions transactions,
      StoreRows rows,
      StoreHours hours,
      People people,
      Pulse pulse,
      MerchantPulse merchantPulse,
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
    this.rows = rows;
    this.hours = hours;
    this.people = people;
    this.pulse = pulse;
    this.merchantPulse = merchantPulse;
    this.events = events;
    this.clock = clock;
  }

  /** Registers a merchant of which the person is the owner, of all its stores. */
  public Merchant register(long ownerId, String name, Actor actor) {
    return transactions.write(
        () -> {
          var merchant = rows.insert(name);
          merchantPulse.begin(merchant);
          admit(ownerId, merchant, null, Role.OWNER, actor);
          events.publishEvent(
              Audited.of(
                  actor,
                  merchant,
                  null,
                  "merchant.registered",
                  "merchant",
                  merchant.publicId(),
                  merchant.name(),
                  Audited.Changes.none().field("name", null, merchant.name())));
          return merchant;
        });
  }

  /** Makes the person a member: of one store, or (null) of all stores of the merchant. */
  public void admit(
      long personId, Merchant merchant, @Nullable Store store, Role role, Actor actor) {
    transactions.write(
        () -> {
          db.insertInto(MEMBERSHIP)
              .set(MEMBERSHIP.PERSON_ID, personId)
              .set(MEMBERSHIP.ID, Ids.next())
              .set(MEMBERSHIP.MERCHANT_ID, merchant.id())
              .set(MEMBERSHIP.STORE_ID, store == null ? null : store.id())
              .set(MEMBERSHIP.ROLE, role)
              .set(MEMBERSHIP.CREATED_AT, clock.instant())
              .execute();
          events.publishEvent(
              Audited.of(
                  actor,
                  merchant,
                  store,
                  "member.admitted",
                  "person",
                  people.publicId(personId),
                  people.byId(personId).map(Person::email).orElse(""),
                  Audited.Changes.none().field("role", null, role.code())));
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
   * @param rates whether it gets the usual ones, or the caller brings its own
   * @throws SlugTaken if another store has or had the slug
   * @throws TooManyStores if the merchant has as many as one may have
   */
  public Store open(
      Merchant merchant,
      StoreSettings settings,
      Collection<OpeningHours> hours,
      FirstRates rates,
      Actor actor) {
    return transactions.write(
        () -> {
          if (rows.count(merchant) >= mostStores) {
            tooMany.increment();
            throw new TooManyStores(mostStores);
          }
          var store = rows.insert(merchant, settings);
          pulse.begin(store);
          this.hours.replace(store, hours);
          events.publishEvent(new StoreOpened(store, rates, actor));
          events.publishEvent(
              Audited.in(
                  store,
                  actor,
                  "store.opened",
                  "store",
                  settings.slug(),
                  settings.name(),
                  Audited.Changes.none().field("name", null, settings.name())));
          return store;
        });
  }
}
