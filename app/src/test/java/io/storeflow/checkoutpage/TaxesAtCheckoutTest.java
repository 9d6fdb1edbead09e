package io.storeflow.checkoutpage;

import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.ORDER_TAX;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.product.TaxClass;
import io.storeflow.shipping.Area;
import io.storeflow.shipping.Method;
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
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What tax an order owes, from the checkout to the order as staff see it. */
@AppTest
class TaxesAtCheckoutTest {
  @LocalServerPort private int port;
  @Autowired private World world;
  @Autowired private Staff staff;
  @Autowired private DSLContext db;
  @Autowired private TaxChanges taxes;

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
    place();

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
    var order = staff.visitor(store, Role.OWNER).get("/s/" + store.slug() + "/orders/1001").body();
    assertThat(order).contains("incl. 19% VAT", "€2.32").doesNotContain("small business");
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

  @Test
  void comesOnTopWherePricesAreWithoutIt() {
    var settings = World.settingsOf("t-" + io.storeflow.platform.id.Ids.next());
    var york =
        world.store(
            store.merchant(),
            settings
                .in("US", "USD", "America/New_York", "en")
                .at("Warren Street 1", "", "12534", "Hudson", "NY")
                .build());
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
          .contains("Tax is added at checkout.");
    var page = client.get("/shop/" + york.slug() + "/checkout");
    assertThat(page.body())
        .contains("8.875% Sales tax", "$8.88", "$108.88", "VAT id")
        .doesNotContain("another country of the EU");
  }

  private String slug(Store of) {
    var p = only(of, PRODUCT);
    return db.select(p.SLUG).from(p).limit(1).fetchSingle(p.SLUG);
  }

  private String rates() {
    var page = client.get(shop + "/checkout");
    return client.post(shop + "/checkout/rates", typed(page)).body();
  }

  private void place() {
    var page = client.post(shop + "/checkout/rates", typed(client.get(shop + "/checkout")));
    var placed = client.post(shop + "/checkout", typed(page));
    assertThat(CheckoutForms.location(placed)).contains("/track/");
  }

  private static java.util.Map<String, String> typed(java.net.http.HttpResponse<String> page) {
    return CheckoutForms.typed(
        page, CheckoutForms.with(CheckoutForms.BERLIN, "method", "shipping"));
  }
}
