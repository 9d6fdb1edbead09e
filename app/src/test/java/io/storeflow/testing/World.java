package io.storeflow.testing;

import static io.storeflow.db.Tables.PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.account.PasswordHash;
import io.storeflow.account.People;
import io.storeflow.account.Person;
import io.storeflow.account.SignedIn;
import io.storeflow.checkout.Checkout;
import io.storeflow.checkout.CheckoutRequest;
import io.storeflow.checkout.CheckoutResult;
import io.storeflow.checkout.KeyedRequest;
import io.storeflow.checkout.PlacedOrder;
import io.storeflow.inventory.Inventory;
import io.storeflow.merchant.FirstRates;
import io.storeflow.merchant.Merchants;
import io.storeflow.outbox.EventReading;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.pricing.Basket;
import io.storeflow.pulse.Pulse;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Merchant;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.store.StoreSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes stores of their own for tests, so that tests do not depend on one another. */
@Component
public class World {
  public static final String PASSWORD = "a password for tests";
  public static final Address BERLIN =
      new Address("DE", "10115", "", "Berlin", "Invalidenstraße 1", "");

  /**
   * A variant of a product of its own.
   *
   * @param product public id of that
   */
  public record Goods(
      long id, String publicId, long productId, String product, String productSlug) {}

  private final DSLContext db;
  private final People people;
  private final Merchants merchants;
  private final EventReading events;
  private final Offers offers;
  private final Checkout checkout;
  private @Nullable PasswordHash password;

  World(
      DSLContext db,
      Transactions transactions,
      People people,
      Merchants merchants,
      EventReading events,
      Inventory inventory,
      Pulse pulse,
      Checkout checkout) {
    this.db = db;
    this.people = people;
    this.merchants = merchants;
    this.events = events;
    offers = new Offers(db, transactions, inventory, pulse);
    this.checkout = checkout;
  }

  public Person person() {
    return people.register(
        "p" + Ids.next() + "@example.com", "Test Person", password(), Locale.ENGLISH);
  }

  /** Hashed once for all: that takes as long as everything else about a person in a test. */
  private synchronized PasswordHash password() {
    if (password == null) password = people.hash(PASSWORD);
    return password;
  }

  /** Somebody who is known by name alone. */
  public static Actor actor(String name) {
    return new Actor(Actor.Kind.PERSON, null, name);
  }

  public static SignedIn signedIn(Person person) {
    return new SignedIn(person.id(), person.name());
  }

  public Merchant merchant() {
    return merchants.register(person().id(), "Merchant " + Ids.next(), Actor.SYSTEM);
  }

  /** A store in Berlin of a merchant of its own. */
  public Store store() {
    return store(merchant());
  }

  public Store store(Merchant merchant) {
    return merchants.open(
        merchant, settings("t-" + Ids.next()), List.of(), FirstRates.NONE, Actor.SYSTEM);
  }

  public Store store(Merchant merchant, StoreSettings settings) {
    return merchants.open(merchant, settings, List.of(), FirstRates.NONE, Actor.SYSTEM);
  }

  /** A store that takes so many minutes for an order, and sends parcels. */
  public Store store(Merchant merchant, int preparationMinutes) {
    var settings = settingsOf("t-" + Ids.next()).readyIn(preparationMinutes).build();
    return merchants.open(merchant, settings, List.of(), FirstRates.NONE, Actor.SYSTEM);
  }

  public static StoreSettings settings(String slug) {
    return settingsOf(slug).build();
  }

  /** Of a store in Berlin that sends, delivers and is open, but where a test says else. */
  public static StoreSettings.Builder settingsOf(String slug) {
    return settingsOf(slug, "Store " + slug);
  }

  public static StoreSettings.Builder settingsOf(String slug, String name) {
    return StoreSettings.of(slug, name)
        .saying("Welcome", "About")
        .in("DE", "EUR", "Europe/Berlin", "en")
        .coloured("#a8355f")
        .at("Straße 1", "", "10115", "Berlin", "")
        .readyIn(25);
  }

  private Person confirmed() {
    var person = person();
    db.update(PERSON)
        .set(PERSON.EMAIL_VERIFIED_AT, Instant.now())
        .where(PERSON.ID.eq(person.id()))
        .execute();
    return person;
  }

  /** A person with that role in that store alone, whose address is confirmed. */
  public Person member(Store store, Role role) {
    var person = confirmed();
    admit(person, store, role);
    return person;
  }

  public void admit(Person person, Store store, Role role) {
    merchants.admit(person.id(), store.merchant(), store, role, Actor.SYSTEM);
  }

  /** A person with that role in all stores of the merchant, whose address is confirmed. */
  public Person member(Merchant merchant, Role role) {
    var person = confirmed();
    merchants.admit(person.id(), merchant, null, role, Actor.SYSTEM);
    return person;
  }

  /** An active product with one variant; {@code onHand} null leaves it untracked. */
  public Goods goods(Store store, long priceMinor, @Nullable Integer onHand) {
    return offers.goods(store, priceMinor, onHand);
  }

  /** A product whose units become gift cards of its price. */
  public Goods giftCards(Store store, long priceMinor) {
    var goods = goods(store, priceMinor, null);
    offers.becomeGiftCards(store, goods);
    return goods;
  }

  /** From now on units of these goods become gift cards. */
  public void becomeGiftCards(Store store, Goods goods) {
    offers.becomeGiftCards(store, goods);
  }

  /** The public id of the one variant of a product. */
  public String variant(Store store, String product) {
    return offers.variant(store, product);
  }

  /** A rate that goes to Germany; its public id. */
  public String rate(Store store, Method method, long priceMinor) {
    return offers.rate(store, method, priceMinor);
  }

  /** Another price of the goods, as if staff had saved it. */
  public void reprice(Store store, Goods goods, long priceMinor) {
    offers.reprice(store, goods, priceMinor);
  }

  public void reprice(Store store, String ratePublicId, long priceMinor) {
    offers.reprice(store, ratePublicId, priceMinor);
  }

  /**
   * Lets the rates of the store go to these countries.
   *
   * @param countries codes in their order, parted by commas
   */
  public void sendTo(Store store, String countries) {
    offers.sendTo(store, countries);
  }

  /** Changes the offer of the store behind the back of its services, and tells everybody. */
  public void change(Store store, Runnable write) {
    offers.change(store, write);
  }

  /**
   * What has happened in the store is read by all who follow it, such as the search; if the job
   * reads it in this moment, once it has.
   */
  public void readEvents(Store store) {
    await().atMost(Duration.ofMinutes(1)).until(() -> events.read(store));
  }

  /** Places the order under a key of its own. Fails if it is refused. */
  public PlacedOrder order(Store store, CheckoutRequest request) {
    var placed = new AtomicReference<PlacedOrder>();
    var keyed =
        new KeyedRequest(
            PublicId.random(),
            "hash",
            false,
            order -> {
              placed.set(order);
              return order.publicId();
            });
    assertThat(checkout.place(store, keyed, request)).isInstanceOf(CheckoutResult.Placed.class);
    return Objects.requireNonNull(placed.get());
  }

  /** What is asked for when that many of one thing are ordered. */
  public static CheckoutRequest request(
      String ratePublicId, @Nullable String quoteId, Goods goods, int quantity) {
    return CheckoutRequest.of(
            new CheckoutRequest.Contact("Ayşe Yılmaz", "ayse@example.com", "+49 30 1234"),
            ratePublicId,
            List.of(new Basket.Item(goods.publicId(), quantity)),
            "api")
        .quoted(quoteId)
        .to(BERLIN)
        .build();
  }
}
