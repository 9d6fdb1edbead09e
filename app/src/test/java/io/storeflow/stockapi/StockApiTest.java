package io.storeflow.stockapi;

import static io.storeflow.db.Tables.STOCK_LEDGER;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.location.Locations;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.Statements;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Stock as programs read and change it. */
@AppTest
class StockApiTest extends AtTheStockApi {
  @Autowired Locations locations;
  @Autowired Statements statements;

  private int onHand() {
    return data(get("/stock?sku=TEA-1")).get(0).get("on_hand").intValue();
  }

  private static String pointer(HttpResponse<String> answer) {
    return JSON.readTree(answer.body()).at("/errors/0/pointer").asString(answer.body());
  }

  @Test
  void readsBySkuAndByPlaceInPages() {
    var item = data(get("/stock?sku=tea%201")).get(0);
    assertThat(item.get("variant_id").stringValue()).isEqualTo(goods.publicId());
    assertThat(item.get("available").intValue()).isEqualTo(10);
    assertThat(item.at("/locations/0/on_hand").intValue()).isEqualTo(10);
    assertThat(data(get("/stock?sku=nothing"))).isEmpty();
    for (int i = 0; i < 4; i++) world.goods(store, 500, i);
    var seen = new ArrayList<String>();
    var path = "/stock?limit=2";
    for (var next = path; next != null; ) {
      var page = JSON.readTree(get(next).body());
      page.get("data").forEach(it -> seen.add(it.get("variant_id").stringValue()));
      var cursor = page.get("next_cursor");
      next = cursor.isNull() ? null : path + "&cursor=" + cursor.stringValue();
    }
    assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    locations.create(store, "Warehouse", Address.NONE, Actor.SYSTEM);
    assertThat(data(get("/stock?location=Warehouse"))).isEmpty();
    assertThat(get("/stock?location=Nowhere").statusCode()).isEqualTo(422);
    assertThat(data(get("/stock/locations"))).hasSize(2);
  }

  @Test
  void setsAndAdjustsOnceAndSaysWhoDid() {
    locations.create(store, "Warehouse", Address.NONE, Actor.SYSTEM);
    var body =
        """
        {"adjustments": [{"sku": "TEA-1", "delta": -3, "reason": "Broken"},
         {"sku": "TEA-1", "location": "Warehouse", "set": 7, "reason": "Counted"}]}""";
    var first = adjust(body, "one");
    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(data(first).get(0).get("on_hand").intValue()).isEqualTo(7);
    assertThat(data(first).get(1).get("available").intValue()).isEqualTo(7);
    assertThat(adjust(body, "one").body()).isEqualTo(first.body());
    assertThat(onHand()).isEqualTo(14);
    assertThat(code(adjust(body.replace("-3", "-2"), "one"))).isEqualTo("idempotency_key_reused");
    var l = only(store, STOCK_LEDGER);
    assertThat(db.select(l.ACTOR).from(l).where(l.REASON.eq("Broken")).fetchSingle(l.ACTOR))
        .startsWith("Till (sf_");
    lawful();
  }

  @Test
  void manyReasonsCostNoMoreStatementsThanOne() {
    var lines = new ArrayList<String>();
    for (int i = 0; i < 20; i++) {
      var each = world.goods(store, 500, 5);
      lines.add("{\"variant_id\": \"%s\", \"delta\": -1".formatted(each.publicId()));
    }
    var alike = String.join(", \"reason\": \"Broken\"}, ", lines) + "}";
    var apart = new StringBuilder();
    for (int i = 0; i < 20; i++)
      apart.append(i == 0 ? "" : ", ").append(lines.get(i) + ", \"reason\": \"Why " + i + "\"}");
    adjust("{\"adjustments\": [" + lines.getFirst() + "}]}", "first");
    var one = statements.ofRequests(() -> adjust("{\"adjustments\": [" + alike + "]}", "alike"));
    var many = statements.ofRequests(() -> adjust("{\"adjustments\": [" + apart + "]}", "apart"));
    assertThat(many).hasSizeLessThanOrEqualTo(one.size() + 3);
    var l = only(store, STOCK_LEDGER);
    assertThat(db.fetchCount(l, l.REASON.like("Why %"))).isEqualTo(20);
    lawful();
  }

  @Test
  void makesAllChangesOrNoneAndPointsAtWhatIsWrong() {
    var other = world.goods(store, 500, 5);
    name(other, "TEA-2");
    var few =
        adjust(
            """
            {"adjustments": [{"sku": "TEA-2", "delta": 4}, {"sku": "TEA-1", "delta": -11}]}""",
            "few");
    assertThat(code(few)).isEqualTo("insufficient_stock");
    assertThat(pointer(few)).isEqualTo("/adjustments/1/delta");
    assertThat(few.body()).contains("Of TEA-1 only 10 can be taken");
    assertThat(adjust("{\"adjustments\": [{\"sku\": \"TEA-1\"}]}", "x").statusCode())
        .isEqualTo(422);
    var unknown = adjust("{\"adjustments\": [{\"sku\": \"NO\", \"delta\": 1}]}", "y");
    assertThat(pointer(unknown)).isEqualTo("/adjustments/0/sku");
    var twice =
        adjust(
            """
            {"adjustments": [{"sku": "TEA-1", "delta": 1}, {"sku": "TEA-1", "set": 1}]}""",
            "z");
    assertThat(pointer(twice)).isEqualTo("/adjustments/1/sku");
    assertThat(new Client(port).json(path("/stock/adjustments"), "{}", auth()).statusCode())
        .as("no key")
        .isEqualTo(400);
    name(other, "TEA-1");
    var shared = adjust("{\"adjustments\": [{\"sku\": \"TEA-1\", \"delta\": 1}]}", "s");
    assertThat(code(shared)).isEqualTo("sku_ambiguous");
    assertThat(shared.body()).contains(goods.publicId(), other.publicId());
    var named =
        adjust(
            "{\"adjustments\": [{\"variant_id\": \"" + goods.publicId() + "\", \"delta\": 1}]}",
            "n");
    assertThat(named.statusCode()).isEqualTo(200);
    lawful();
  }

  @Test
  void whatIsReservedIsNotSetAway() {
    assertThat(reserve(3, "held").statusCode()).isEqualTo(201);
    var below = adjust("{\"adjustments\": [{\"sku\": \"TEA-1\", \"set\": 2}]}", "below");
    assertThat(code(below)).isEqualTo("insufficient_stock");
    assertThat(pointer(below)).isEqualTo("/adjustments/0/set");
    assertThat(below.body()).contains("3 units of TEA-1 are reserved there. Set at least 3.");
    var just = adjust("{\"adjustments\": [{\"sku\": \"TEA-1\", \"set\": 3}]}", "just");
    assertThat(data(just).get(0).get("available").intValue()).isZero();
    lawful();
  }

  /** However often, under whatever key, and whatever was owed: a program says what there is. */
  @Test
  void whatIsSetIsOnHandExactly() {
    var v = only(store, VARIANT);
    db.update(v).set(v.BACKORDER, 5).where(v.ID.eq(goods.id())).execute();
    assertThat(order(world.rate(store, Method.PICKUP, 0), 13, "owing").statusCode()).isEqualTo(201);
    assertThat(onHand()).isEqualTo(-3);
    var five = "{\"adjustments\": [{\"sku\": \"TEA-1\", \"set\": 5}]}";
    assertThat(data(adjust(five, "five")).get(0).get("on_hand").intValue()).isEqualTo(5);
    assertThat(data(adjust(five, "again")).get(0).get("on_hand").intValue()).isEqualTo(5);
    assertThat(adjust(five, "five").statusCode()).isEqualTo(200);
    assertThat(onHand()).as("sent again under its key").isEqualTo(5);
    var none = five.replace("\"set\": 5", "\"set\": 0");
    assertThat(data(adjust(none, "none")).get(0).get("on_hand").intValue()).isZero();
    lawful();
  }
}
