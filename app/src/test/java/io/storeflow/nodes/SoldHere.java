package io.storeflow.nodes;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.db.Tables.STOCK_LEDGER;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jooq.impl.DSL.sum;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.shipping.Method;
import io.storeflow.store.Store;
import io.storeflow.testing.AppProcess;
import io.storeflow.testing.Client;
import io.storeflow.testing.Visitor;
import io.storeflow.testing.World;
import io.storeflow.testing.World.Goods;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import tools.jackson.databind.json.JsonMapper;

/** A store with one thing for sale, its shoppers, and what the database says of it. */
final class SoldHere {
  final Store store;
  final Goods goods;
  final String shop;

  final String rate;
  private final DSLContext db;

  SoldHere(World world, DSLContext db) {
    store = world.store();
    goods = world.goods(store, 1290, 50);
    rate = world.rate(store, Method.PICKUP, 0);
    shop = "/shop/" + store.slug();
    this.db = db;
  }

  /** Through the pages. */
  void buy(Page shopper, AppProcess node) {
    shopper.navigate("http://127.0.0.1:" + node.port() + shop + "/p/" + goods.productSlug());
    shopper.getByRole(AriaRole.BUTTON, Boards.named("Add to cart")).click();
    shopper.getByRole(AriaRole.LINK, Boards.named("View cart")).click();
    shopper
        .getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName(Pattern.compile("Go to checkout, €12\\.90")))
        .click();
    shopper.getByLabel("E-mail").fill("mika@example.com");
    shopper.getByLabel("Name").fill("Mika Strauß");
    shopper.locator("#pay button").click();
    shopper.waitForURL("**/track/**");
  }

  /** By the API. */
  HttpResponse<String> order(AppProcess node, int quantity) {
    var body =
        """
        {"customer":{"name":"Mika","email":"mika@example.com"},"rate_id":"%s",
         "items":[{"variant_id":"%s","quantity":%d}]}"""
            .formatted(rate, goods.publicId(), quantity);
    return new Client(node.port())
        .json(
            "/api/v1/stores/" + store.slug() + "/checkout",
            body,
            "Idempotency-Key",
            io.storeflow.platform.id.PublicId.random());
  }

  /** What one of it costs by the rate, in minor units. */
  long total(AppProcess node) {
    var body = "{\"items\": [{\"variant_id\": \"%s\", \"quantity\": 1}], \"rate_id\": \"%s\"}";
    var path = "/api/v1/stores/" + store.slug() + "/price";
    var answer = new Client(node.port()).json(path, body.formatted(goods.publicId(), rate));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body()).at("/total/amount_minor").longValue();
  }

  static String outcome(HttpResponse<String> answer) {
    var code = Pattern.compile("\"code\":\"(\\w+)\"").matcher(answer.body());
    return answer.statusCode() + (code.find() ? " " + code.group(1) : "");
  }

  HttpResponse<String> put(Client shopper) {
    return shopper.post(shop + "/cart", Map.of("variant", goods.publicId(), "quantity", "1"));
  }

  HttpResponse<String> checkout(Client shopper) {
    var page = shopper.get(shop + "/checkout");
    return shopper.post(
        shop + "/checkout",
        Map.of(
            "email",
            "mika@example.com",
            "name",
            "Mika Strauß",
            "method",
            "pickup",
            "rate",
            rate,
            "cart",
            Client.hidden(page, "cart"),
            "quote",
            Client.hidden(page, "quote"),
            "total",
            Client.hidden(page, "total")));
  }

  /** What it should show, from the database. */
  List<String> inDatabase() {
    var o = only(store, ORDERS);
    return db.select(o.NUMBER, o.FULFILMENT_STATE)
        .from(o)
        .where(o.CLOSED_AT.isNull())
        .fetch(row -> row.value2().code().replace("accepted", "new") + " t" + row.value1());
  }

  String productId() {
    var p = only(store, io.storeflow.db.Tables.PRODUCT);
    var v = only(store, VARIANT);
    return db.select(p.PUBLIC_ID)
        .from(p)
        .join(v)
        .on(v.PRODUCT_ID.eq(p.ID))
        .where(v.PUBLIC_ID.eq(goods.publicId()))
        .fetchSingle(p.PUBLIC_ID);
  }

  /** Saves another price on one node, and waits until these pages of the other show it. */
  void followsPrice(Visitor owner, Client shopper, List<String> pages, String price) {
    var products = "/s/" + store.slug() + "/products/";
    var product = products + productId();
    var page = owner.get(product);
    var form = new HashMap<String, String>();
    var version = Pattern.compile("name=\"version\" value=\"(\\d+)\"").matcher(page.body());
    assertThat(version.find()).isTrue();
    form.put("version", version.group(1));
    form.put("title", "Ramen");
    form.put("state", "active");
    form.put("slug", goods.productSlug());
    form.put("variants[0].id", goods.publicId());
    form.put("variants[0].price", price);
    form.put("variants[0].active", "true");
    form.put("variants[0].tracked", "true");
    var saved = owner.post(product, product, form);
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(302);
    for (var shown : pages)
      await()
          .atMost(Duration.ofSeconds(10))
          .pollInterval(Duration.ofMillis(20))
          .untilAsserted(() -> assertThat(shopper.get(shown).body()).contains("€" + price));
  }

  /** Nothing is left, and the ledger adds up to what the stock says. */
  void isSoldOut() {
    var stock = only(store, STOCK);
    var ledger = only(store, STOCK_LEDGER);
    var columns = db.select(stock.ON_HAND, stock.RESERVED).from(stock).fetchSingle();
    var sums =
        db.select(sum(ledger.ON_HAND_DELTA), sum(ledger.RESERVED_DELTA)).from(ledger).fetchSingle();
    assertThat(columns.value1()).isZero();
    assertThat(sums.value1().intValueExact()).isEqualTo(columns.value1());
    assertThat(sums.value2().intValueExact()).isEqualTo(columns.value2());
  }
}
