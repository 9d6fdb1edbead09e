package io.storeflow.testing;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.PRODUCT_TEXT;
import static io.storeflow.db.Tables.SHIPPING_RATE;
import static io.storeflow.db.Tables.SHIPPING_RATE_COUNTRY;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
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
import io.storeflow.lookup.ProductText;
import io.storeflow.lookup.ProductTexts;
import io.storeflow.merchant.FirstRates;
import io.storeflow.merchant.Merchants;
import io.storeflow.outbox.EventReading;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.pricing.Basket;
import io.storeflow.product.ProductState;
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

  /** A variant of a product of its own. */
  public record Goods(long id, String publicId, long productId, String productSlug) {}

  private final DSLContext db;
  private final Transactions transactions;
  private final People people;
  private final Merchants merchants;
  private final EventReading events;
  private final Inventory inventory;
  private final Pulse pulse;
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
    this.transactions = transactions;
    this.people = people;
    this.merchants = merchants;
    this.events = events;
    this.inventory = inventory;
    this.pulse = pulse;
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

  /** A store that takes so many minutes for an order, and sends parcels. */
  public Store store(Merchant merchant, int preparationMinutes) {
    var settings = settingsOf("t-" + Ids.next()).ready(preparationMinutes).build();
    return merchants.open(merchant, settings, List.of(), FirstRates.NONE, Actor.SYSTEM);
  }

  public static StoreSettings settings(String slug) {
    return settingsOf(slug).build();
  }

  public static SettingsBuilder settingsOf(String slug) {
    return new SettingsBuilder(slug);
  }

  /** A person with that role in that store alone. */
  public Person member(Store store, Role role) {
    var person = person();
    admit(person, store, role);
    return person;
  }

  public void admit(Person person, Store store, Role role) {
    merchants.admit(person.id(), store.merchant(), store, role, Actor.SYSTEM);
  }

  /** A person with that role in all stores of the merchant. */
  public Person member(Merchant merchant, Role role) {
    var person = person();
    merchants.admit(person.id(), merchant, null, role, Actor.SYSTEM);
    return person;
  }

  /** An active product with one variant; {@code onHand} null leaves it untracked. */
  public Goods goods(Store store, long priceMinor, @Nullable Integer onHand) {
    long product = Ids.next();
    long variant = Ids.next();
    var slug = "p-" + product;
    var publicId = PublicId.random();
    transactions.write(
        () -> {
          insertInto(db, store, PRODUCT)
              .set(PRODUCT.ID, product)
              .set(PRODUCT.PUBLIC_ID, PublicId.random())
              .set(PRODUCT.SLUG, slug)
              .set(PRODUCT.TITLE, "Product " + product)
              .set(PRODUCT.SECOND_TITLE, "")
              .set(PRODUCT.DESCRIPTION, "")
              .set(PRODUCT.IMAGE_ALT, "")
              .set(PRODUCT.STATE, ProductState.ACTIVE)
              .set(PRODUCT.PRICE_MINOR, priceMinor)
              .set(PRODUCT.CREATED_AT, Instant.now())
              .set(PRODUCT.UPDATED_AT, Instant.now())
              .set(PRODUCT.VERSION, 1)
              .execute();
          insertInto(db, store, VARIANT)
              .set(VARIANT.ID, variant)
              .set(VARIANT.PUBLIC_ID, publicId)
              .set(VARIANT.PRODUCT_ID, product)
              .set(VARIANT.TITLE, "")
              .set(VARIANT.SKU, "SKU-" + variant)
              .set(VARIANT.TITLE_FOLDED, "")
              .set(VARIANT.SKU_FOLDED, ProductText.sku("SKU-" + variant))
              .set(VARIANT.PRICE_MINOR, priceMinor)
              .set(VARIANT.TRACKED, onHand != null)
              .set(VARIANT.ACTIVE, true)
              .set(VARIANT.POSITION, 1)
              .execute();
          var searched = List.of(new ProductText.VariantText("", "SKU-" + variant));
          var text = ProductText.of("Product " + product, "", searched);
          insertAll(db, store, PRODUCT_TEXT, List.of(ProductTexts.row(product, text)));
          if (onHand != null)
            inventory.track(
                store, List.of(new Inventory.Counted(variant, onHand, 5)), Actor.SYSTEM);
        });
    return new Goods(variant, publicId, product, slug);
  }

  /**
   * What has happened in the store is read by all who follow it, such as the search; if the job
   * reads it in this moment, once it has.
   */
  public void readEvents(Store store) {
    await().atMost(Duration.ofSeconds(30)).until(() -> events.read(store));
  }

  /** A rate that goes to Germany; its public id. */
  public String rate(Store store, Method method, long priceMinor) {
    long id = Ids.next();
    var publicId = PublicId.random();
    transactions.write(
        () -> {
          insertInto(db, store, SHIPPING_RATE)
              .set(SHIPPING_RATE.ID, id)
              .set(SHIPPING_RATE.PUBLIC_ID, publicId)
              .set(SHIPPING_RATE.NAME, method.code())
              .set(SHIPPING_RATE.METHOD, method)
              .set(SHIPPING_RATE.PRICE_MINOR, priceMinor)
              .set(SHIPPING_RATE.POSTAL_PREFIXES, "")
              .set(SHIPPING_RATE.ACTIVE, true)
              .set(SHIPPING_RATE.POSITION, 1)
              .set(SHIPPING_RATE.VERSION, 1)
              .execute();
          insertInto(db, store, SHIPPING_RATE_COUNTRY)
              .set(SHIPPING_RATE_COUNTRY.RATE_ID, id)
              .set(SHIPPING_RATE_COUNTRY.COUNTRY, "DE")
              .execute();
          pulse.shopChanged(store);
        });
    return publicId;
  }

  /** Another price of the goods, as if staff had saved it. */
  public void reprice(Store store, Goods goods, long priceMinor) {
    var variant = only(store, VARIANT);
    change(
        store,
        () ->
            db.update(variant)
                .set(variant.PRICE_MINOR, priceMinor)
                .where(variant.ID.eq(goods.id()))
                .execute());
  }

  /** Changes the offer of the store behind the back of its services, and tells everybody. */
  public void change(Store store, Runnable write) {
    transactions.write(
        () -> {
          write.run();
          pulse.shopChanged(store);
        });
  }

  public void reprice(Store store, String ratePublicId, long priceMinor) {
    var rate = only(store, SHIPPING_RATE);
    change(
        store,
        () ->
            db.update(rate)
                .set(rate.PRICE_MINOR, priceMinor)
                .where(rate.PUBLIC_ID.eq(ratePublicId))
                .execute());
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
    return new CheckoutRequest(
        new CheckoutRequest.Contact("Ayşe Yılmaz", "ayse@example.com", "+49 30 1234"),
        ratePublicId,
        quoteId,
        BERLIN,
        List.of(new Basket.Item(goods.publicId(), quantity)),
        "",
        "api");
  }
}
