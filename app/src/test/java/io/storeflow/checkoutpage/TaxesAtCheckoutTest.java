package io.storeflow.checkoutpage;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.ORDER_TAX;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.platform.id.Ids;
import io.storeflow.product.TaxClass;
import io.storeflow.shipping.Area;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.ShippingBooks;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.tax.TaxChanges;
import io.storeflow.tax.TaxDraft;
import io.storeflow.tax.TaxRate;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** What tax an order owes, from the checkout to the order as staff see it. */
@AppTest
class TaxesAtCheckoutTest {
  @LocalServerPort private int port;
  @Autowired private World world;
  @Autowired private Staff staff;
  @Autowired private DSLContext db;
  @Autowired private TaxChanges taxes;
  @Autowired private ShippingBooks books;

  private Store store;
  private String shop;
  private Client client;

  @BeforeEach
  void open() {
    store = world.store();
    shop = "/shop/" + store.slug();
    client = new Client(port);
    world.rate(store, Method.SHIPPING, 500);
    taxes.say(store, new TaxDraft(true, false, false, Set.of(), null, 0), Actor.SYSTEM);
  }

  /** UStAE 10.1: of shipping 2.37 shares the 7 % of 10.70, 2.63 the 19 % of 11.90. */
  @Test
  void saysWhatTaxIsInTheTotalAndKeepsIt() {
    var ramen = world.goods(store, 1070, 10);
    var product = only(store, PRODUCT);
    world.change(store, () -> db.update(product).set(product.TAX_CLASS, TaxClass.FOOD).execute());
    var bowl = world.goods(store, 1190, 10);
    client.put(shop, ramen, 1);
    client.put(shop, bowl, 1);

    var shown = rates();
    assertThat(shown).contains("incl. 19% VAT", "€2.32", "incl. 7% VAT", "€0.86", "€27.60");
    assertThat(place()).contains("incl. 19% VAT", "€2.32", "incl. 7% VAT", "€0.86", "€27.60");

    var t = only(store, ORDER_TAX);
    assertThat(
            db.select(t.RATE_PPM, t.BASE_MINOR, t.AMOUNT_MINOR).from(t).orderBy(t.POSITION).fetch())
        .extracting(it -> it.value1() + " " + it.value2() + " " + it.value3())
        .containsExactly("190000 1221 232", "70000 1221 86");
    var l = only(store, ORDER_LINE);
    assertThat(db.select(l.TAX_MINOR).from(l).orderBy(l.TAX_PPM).fetch(l.TAX_MINOR))
        .containsExactly(70L, 190L);

    // An order stays as it was placed, whatever becomes of the rates.
    taxes.say(store, new TaxDraft(true, true, false, Set.of(), null, 1), Actor.SYSTEM);
    var owner = staff.visitor(store, Role.OWNER);
    assertThat(owner.get(store.page("/orders/1001")).body())
        .contains("incl. 19% VAT", "€2.32", "incl. 7% VAT", "€0.86", "€27.60")
        .doesNotContain("small business");
    assertThat(owner.get(store.page("/orders/1001/why")).body())
        .as("the last step of each line")
        .containsPattern("7% VAT</bdi>\\s*<small[^>]*>[^<]*</small></dt>\\s*<dd>€0.70")
        .containsPattern("19% VAT</bdi>\\s*<small[^>]*>[^<]*</small></dt>\\s*<dd>€1.90")
        .as("and what of it is for bringing it: with the lines it is the sum")
        .containsPattern("7% VAT</bdi>\\s*<small[^>]*>[^<]*</small></dt>\\s*<dd>€0.16")
        .containsPattern("19% VAT</bdi>\\s*<small[^>]*>[^<]*</small></dt>\\s*<dd>€0.42")
        .doesNotContain("small business");
    client.put(shop, bowl, 1);
    assertThat(rates()).contains("the seller is a small business").doesNotContain("19%");
    for (var before : List.of("/cart", "/all", "/p/" + slug(store)))
      await()
          .atMost(Duration.ofSeconds(5))
          .untilAsserted(
              () ->
                  assertThat(client.get(shop + before).body())
                      .as(before)
                      .contains("the seller is a small business")
                      .doesNotContain("Prices include tax"));
  }

  /** Directive 98/6/EC art. 2 (a): a price that consumers read holds the tax. */
  @Test
  void isSaidToBeInThePriceFromTheShelfOn() {
    var bowl = world.goods(store, 1190, 10);
    client.put(shop, bowl, 1);
    assertThat(client.get(shop + "/p/" + bowl.productSlug()).body()).contains("incl. 19% VAT");
    for (var page : List.of("/cart", "/all", "/checkout"))
      assertThat(client.get(shop + page).body()).as(page).contains("Prices include tax.");
    assertThat(rates()).contains("incl. 19% VAT");
  }

  /** Card networks take no third decimal of a dinar: the step from 1.293 to 1.290 is said. */
  @Test
  void saysByWhatATotalOfThreeDecimalsIsRounded() {
    var kuwait = elsewhere("KW", "KWD", "Asia/Kuwait", "13001", "Kuwait", "");
    world.rate(kuwait, Method.PICKUP, 0);
    var there = "/shop/" + kuwait.slug();
    var goods = world.goods(kuwait, 1293, 10);
    client.put(there, goods, 1);
    var page = client.get(there + "/checkout");
    var step = Pattern.compile("Rounding\\s*</dt>\\s*<dd>−KWD.0\\.003<");
    assertThat(page.body()).containsPattern(step).containsPattern("Buy now, KWD.1\\.290");
    var typed = CheckoutForms.typed(page, Map.of("method", "pickup"));
    assertThat(client.follow(client.post(there + "/checkout", typed)).body())
        .containsPattern(step)
        .containsPattern("KWD.1\\.290");
    assertThat(staff.visitor(kuwait, Role.OWNER).get(kuwait.page("/orders/1001")).body())
        .containsPattern(step)
        .containsPattern("KWD.1\\.290");
    var o = only(kuwait, ORDERS);
    assertThat(db.select(o.TOTAL_MINOR).from(o).fetchSingle(o.TOTAL_MINOR)).isEqualTo(1290);
    var asked =
        client.json(
            "/api/v1/stores/" + kuwait.slug() + "/price",
            "{\"items\": [{\"variant_id\": \"" + goods.publicId() + "\", \"quantity\": 1}]}");
    var price = JsonMapper.shared().readTree(asked.body());
    assertThat(price.at("/rounding/amount_minor").longValue()).isEqualTo(-3);
    assertThat(price.at("/total/amount_minor").longValue()).isEqualTo(1290);
  }

  /** Royal decree no. 20 of Belgium: a meal bears 6 % when it is taken away, served 12 %. */
  @Test
  void goesByWhereItIsEatenAsTheWayToFetchItSays() {
    var brussels = elsewhere("BE", "EUR", "Europe/Brussels", "1000", "Brussels", "");
    taxes.say(brussels, new TaxDraft(true, false, false, Set.of(), null, 0), Actor.SYSTEM);
    var owner = staff.visitor(brussels, Role.OWNER);
    var list = brussels.page("/shipping");
    owner.post(list + "/new", list, "name", "To go", "price", "0", "active", "true");
    var here = List.of("name", "At the table", "price", "0", "active", "true", "eatenHere", "true");
    owner.post(list + "/new", list, here.toArray(String[]::new));
    var meal = world.goods(brussels, 1120, 10);
    var product = only(brussels, PRODUCT);
    world.change(
        brussels, () -> db.update(product).set(product.TAX_CLASS, TaxClass.MEAL).execute());
    for (var rate : books.of(brussels).pickups())
      assertThat(fetch(brussels, meal, rate.publicId())).isEqualTo(rate.eatenHere());
    var t = only(brussels, ORDER_TAX);
    assertThat(db.select(t.RATE_PPM, t.AMOUNT_MINOR).from(t).orderBy(t.ORDER_ID).fetch())
        .extracting(it -> it.value1() + " " + it.value2())
        .containsExactly("60000 63", "120000 120");
  }

  /** Answers whether checkout and the page of the order say that it is eaten there. */
  private boolean fetch(Store from, World.Goods goods, String rate) {
    var there = "/shop/" + from.slug();
    client.put(there, goods, 1);
    var chosen = Map.of("method", "pickup", "rate", rate);
    var page = client.get(there + "/checkout");
    var shown = client.post(there + "/checkout/rates", CheckoutForms.typed(page, chosen));
    var placed = client.post(there + "/checkout", CheckoutForms.typed(shown, chosen));
    var said = "To eat here.";
    boolean here = shown.body().contains(said);
    assertThat(client.follow(placed).body().contains(said)).isEqualTo(here);
    return here;
  }

  private Store elsewhere(
      String country, String currency, String zone, String postcode, String town, String region) {
    var settings = World.settingsOf("t-" + Ids.next()).in(country, currency, zone, "en");
    return world.store(
        store.merchant(), settings.at("Street 1", "", postcode, town, region).build());
  }

  @Test
  void comesOnTopWherePricesAreWithoutIt() {
    var york = elsewhere("US", "USD", "America/New_York", "12534", "Hudson", "NY");
    var rate = new Area(Set.of("US"), Set.of("US-NY"), List.of(), List.of());
    taxes.say(york, new TaxDraft(true, false, false, Set.of("US-NY"), null, 0), Actor.SYSTEM);
    taxes.create(
        york,
        new TaxRate(rate, TaxClass.STANDARD, false, "Sales tax", 88_750, LocalDate.of(2025, 1, 1)),
        Actor.SYSTEM);
    world.rate(york, Method.PICKUP, 0);
    client.put("/shop/" + york.slug(), world.goods(york, 10_000, 3), 1);
    for (var before : List.of("/cart", "/all", "/p/" + slug(york)))
      assertThat(client.get("/shop/" + york.slug() + before).body())
          .as(before)
          .contains("Tax is added at checkout.")
          .doesNotContain("Prices include", "incl. ");
    var page = client.get("/shop/" + york.slug() + "/checkout");
    assertThat(page.body())
        .contains("8.875% Sales tax", "$8.88", "$108.88", "VAT id")
        .doesNotContain("another country of the EU", "Prices include", "incl. ");
  }

  private String slug(Store of) {
    var p = only(of, PRODUCT);
    return db.select(p.SLUG).from(p).limit(1).fetchSingle(p.SLUG);
  }

  private String rates() {
    var page = client.get(shop + "/checkout");
    return client.post(shop + "/checkout/rates", typed(page)).body();
  }

  /** What the shopper reads then. */
  private String place() {
    var page = client.post(shop + "/checkout/rates", typed(client.get(shop + "/checkout")));
    var placed = client.post(shop + "/checkout", typed(page));
    assertThat(CheckoutForms.location(placed)).contains("/track/");
    return client.follow(placed).body();
  }

  private static Map<String, String> typed(HttpResponse<String> page) {
    return CheckoutForms.typed(
        page, CheckoutForms.with(CheckoutForms.BERLIN, "method", "shipping"));
  }
}
