package io.storeflow.checkoutpage;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.SHIPPING_QUOTE;
import static io.storeflow.db.Tables.SHIPPING_RATE;
import static io.storeflow.db.Tables.SHIPPING_ZONE;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.rates.RateChanges;
import io.storeflow.rates.RateDraft;
import io.storeflow.rates.ShippingProfileChanges;
import io.storeflow.shipping.Basis;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.ShippingBooks;
import io.storeflow.shipping.Tariff;
import io.storeflow.shipping.Tariff.Band;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.World;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What zones, minimums and profiles do to a shopper. */
@AppTest
class ZonesAtCheckoutTest {
  @LocalServerPort private int port;
  @Autowired private World world;
  @Autowired private DSLContext db;
  @Autowired private ShippingBooks books;
  @Autowired private RateChanges rates;
  @Autowired private ShippingProfileChanges profiles;

  private Store store;
  private String shop;
  private Client client;

  @BeforeEach
  void open() {
    store = world.store();
    shop = "/shop/" + store.slug();
    client = new Client(port);
  }

  private String checkout(String method) {
    var page = client.get(shop + "/checkout");
    var typed =
        CheckoutForms.typed(page, CheckoutForms.with(CheckoutForms.BERLIN, "method", method));
    return client.post(shop + "/checkout/rates", typed).body();
  }

  @Test
  void saysFromWhichSumGoodsAreBrought() {
    world.rate(store, Method.DELIVERY, 290);
    var zone = only(store, SHIPPING_ZONE);
    world.change(store, () -> db.update(zone).set(zone.MINIMUM_MINOR, 2000L).execute());
    var goods = world.goods(store, 1000, 10);
    client.put(shop, goods, 1);
    assertThat(checkout("delivery"))
        .contains("We bring goods here from €20.00 on.")
        .doesNotContain("€2.90", "With you about");
    client.put(shop, goods, 1);
    assertThat(checkout("delivery"))
        .contains("€2.90", "With you about")
        .doesNotContain("We bring goods here from");
  }

  @Test
  void promisesNothingWhereItDoesNotGo() {
    world.rate(store, Method.DELIVERY, 290);
    client.put(shop, world.goods(store, 1000, 10), 1);
    world.sendTo(store, "AT");
    assertThat(client.get(shop + "/checkout").body())
        .as("before it is known where")
        .contains("Enter country and postcode", "With you about");
    assertThat(checkout("delivery"))
        .contains("We do not go to this address")
        .doesNotContain("With you about", "name=\"promise\" value=\"2");
  }

  /** The price that was shown holds for half an hour; then the shopper is told before they pay. */
  @Test
  void tellsWhoComesAfterTheQuoteHasExpired() {
    var rate = world.rate(store, Method.SHIPPING, 490);
    client.put(shop, world.goods(store, 1000, 10), 1);
    var seen = CheckoutForms.with(CheckoutForms.BERLIN, "method", "shipping");
    var page = client.get(shop + "/checkout");
    var shown = client.post(shop + "/checkout/rates", CheckoutForms.typed(page, seen));
    assertThat(shown.body()).contains("Buy now, €14.90");
    world.reprice(store, rate, 990);
    var q = only(store, SHIPPING_QUOTE);
    db.update(q).set(q.EXPIRES_AT, Instant.now().minusSeconds(1)).execute();
    var told = client.post(shop + "/checkout", CheckoutForms.typed(shown, seen));
    assertThat(told.statusCode()).isEqualTo(422);
    assertThat(told.body()).contains("€19.90", "€14.90");
    assertThat(db.fetchCount(only(store, ORDERS))).isZero();
    world.reprice(store, rate, 1990);
    var placed = client.post(shop + "/checkout", CheckoutForms.typed(told, seen));
    assertThat(placed.statusCode()).as("what was told holds").isEqualTo(303);
  }

  /** Who does not look at the country would buy what goes to the first of the list, untaxed. */
  @Test
  void asksForACountryWhereThatOfTheStoreIsNotOnOffer() {
    world.rate(store, Method.SHIPPING, 490);
    client.put(shop, world.goods(store, 1000, 10), 1);
    var choose = "<option value=\"\">Choose</option>";
    assertThat(client.get(shop + "/checkout").body()).doesNotContain(choose);
    world.sendTo(store, "XK,CH");
    var page = client.get(shop + "/checkout");
    assertThat(page.body()).contains(choose, "Enter country and postcode");
    var berlin = CheckoutForms.with(CheckoutForms.BERLIN, "method", "shipping");
    var none = CheckoutForms.typed(page, CheckoutForms.with(berlin, "country", ""));
    var priced = client.post(shop + "/checkout/rates", none);
    assertThat(priced.body()).contains(choose).doesNotContain("€4.90");
    var refused = client.post(shop + "/checkout", none);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains(choose, "href=\"#country\"");
    assertThat(db.fetchCount(only(store, ORDERS))).isZero();

    var chosen = CheckoutForms.with(CheckoutForms.with(berlin, "country", "CH"), "postalCode", "");
    var laid = new HashMap<>(CheckoutForms.typed(refused, chosen));
    var swiss = client.post(shop + "/checkout/rates", laid);
    assertThat(swiss.body()).doesNotContain(choose);
    laid.put("laid", Client.hidden(swiss, "laid"));
    world.sendTo(store, "XK");
    assertThat(client.post(shop + "/checkout/rates", laid, "HX-Request", "true").body())
        .as("it went away meanwhile")
        .contains(choose);
  }

  @Test
  void saysWhatIsWrongWithAPostcode() {
    world.rate(store, Method.SHIPPING, 490);
    client.put(shop, world.goods(store, 1000, 10), 1);
    var first = "Enter country and postcode";
    var page = client.get(shop + "/checkout");
    assertThat(page.body()).contains(first);
    var typed = CheckoutForms.with(CheckoutForms.BERLIN, "method", "shipping");
    var wrong = CheckoutForms.typed(page, CheckoutForms.with(typed, "postalCode", "1011"));
    assertThat(client.post(shop + "/checkout/rates", wrong).body())
        .doesNotContain(first)
        .contains("1011");
    var none = CheckoutForms.typed(page, CheckoutForms.with(typed, "postalCode", ""));
    assertThat(client.post(shop + "/checkout/rates", none).body()).contains(first);
  }

  /** Who orders too much for a rate is not told that nobody goes to them. */
  @Test
  void saysOfEachRateWhyItIsNotOffered() {
    world.rate(store, Method.SHIPPING, 490);
    var zone = books.of(store).zones().getFirst();
    var light = new Tariff(Basis.WEIGHT, List.of(new Band(1000L, store.money(190))));
    rates.create(store, new RateDraft("Light", zone, light, null, null, null, true), Actor.SYSTEM);
    var few = new Tariff(Basis.VALUE, List.of(new Band(1500L, store.money(290))));
    rates.create(store, new RateDraft("Few", zone, few, null, null, null, true), Actor.SYSTEM);
    var bowl = world.goods(store, 1000, 10);
    var v = only(store, VARIANT);
    world.change(store, () -> db.update(v).set(v.WEIGHT_GRAMS, 600).execute());
    client.put(shop, bowl, 1);
    assertThat(checkout("shipping")).contains("€4.90", "€1.90", "€2.90").doesNotContain("Not for");
    client.put(shop, bowl, 1);
    assertThat(checkout("shipping"))
        .contains("€4.90")
        .containsPattern("Light</bdi>: Not for this order: it is too heavy")
        .containsPattern("Few</bdi>: Not for this order: it costs more")
        .doesNotContain("€1.90", "€2.90");
    rates.delete(store, parcel(), Actor.SYSTEM);
    assertThat(checkout("shipping"))
        .contains("We do not bring that much to this address at once.")
        .doesNotContain("We do not go to this address", "Not for this order");
  }

  private String parcel() {
    return books.of(store).rates().getFirst().publicId();
  }

  /** A bowl and a table: the parcel and the freight are one offer, and its steps say so. */
  @Test
  void addsUpWhatIsSentApart() {
    world.rate(store, Method.SHIPPING, 490);
    profiles.create(store, "Bulky", Actor.SYSTEM);
    var book = books.of(store);
    var bulky = book.profiles().getFirst();
    var freight =
        new RateDraft(
            "Freight",
            book.zones().getFirst(),
            Tariff.flat(store.money(3000)),
            null,
            null,
            bulky,
            true);
    rates.create(store, freight, Actor.SYSTEM);
    var bowl = world.goods(store, 1000, 10);
    var table = world.goods(store, 20000, 10);
    var product = only(store, PRODUCT);
    world.change(
        store,
        () ->
            db.update(product)
                .set(product.SHIPPING_PROFILE_ID, bulky.id())
                .where(product.PUBLIC_ID.eq(table.product()))
                .execute());
    client.put(shop, bowl, 1);
    assertThat(checkout("shipping")).contains("€4.90").doesNotContain("€34.90");
    client.put(shop, table, 1);
    assertThat(checkout("shipping")).contains("€34.90");
    var id = books.of(store).rates().getLast().publicId();
    rates.change(store, id, false, Actor.SYSTEM);
    assertThat(checkout("shipping"))
        .contains("Some of what is in your bag we do not bring to this address.")
        .doesNotContain("We do not go to this address");
    rates.change(store, id, true, Actor.SYSTEM);
    profiles.delete(store, bulky.publicId(), Actor.SYSTEM);
    assertThat(checkout("shipping")).contains("€4.90").doesNotContain("€34.90");
    assertThat(db.fetchCount(only(store, SHIPPING_RATE))).isOne();
  }
}
