package io.storeflow.stockapi;

import static io.storeflow.db.Tables.STOCK_HOLD;
import static io.storeflow.db.Tables.STOCK_LEDGER;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.apikey.ApiKeys;
import io.storeflow.apikey.KeyScope;
import io.storeflow.db.tables.records.StockHoldRecord;
import io.storeflow.hold.Holds;
import io.storeflow.inventory.Reservations.Wish;
import io.storeflow.inventory.StockLaw;
import io.storeflow.location.Locations;
import io.storeflow.lookup.ProductText;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtOnce;
import io.storeflow.testing.Client;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import io.storeflow.testing.World.Goods;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stock as programs read and change it. */
@AppTest
class StockApiTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @Autowired World world;
  @Autowired ApiKeys keys;
  @Autowired Locations locations;
  @Autowired Holds holds;
  @Autowired StockLaw law;
  @Autowired Statements statements;
  @Autowired DSLContext db;
  @Autowired io.storeflow.platform.db.Transactions transactions;
  @LocalServerPort int port;

  Store store;
  Goods goods;
  String token;

  @BeforeEach
  void open() {
    store = world.store();
    goods = world.goods(store, 500, 10);
    name(goods, "TEA-1");
    token = keys.make(store, "Till", EnumSet.of(KeyScope.STOCK_WRITE), null, Actor.SYSTEM);
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
  void reservesReleasesAndLetsExpire() {
    var made = reserve(4, "first");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    assertThat(reserve(4, "first").body()).isEqualTo(made.body());
    assertThat(available()).isEqualTo(6);
    assertThat(code(reserve(7, "more"))).isEqualTo("insufficient_stock");
    var id = JSON.readTree(made.body()).get("id").stringValue();
    var release = path("/stock/reservations/" + id);
    assertThat(new Client(port).delete(release, auth()).statusCode()).isEqualTo(204);
    assertThat(new Client(port).delete(release, auth()).statusCode()).isEqualTo(404);
    assertThat(available()).isEqualTo(10);
    transactions.write(
        () ->
            holds.hold(
                store,
                List.of(new Wish(goods.id(), null, 5)),
                Duration.ofMillis(1),
                "",
                Actor.SYSTEM));
    assertThat(available()).isEqualTo(5);
    org.awaitility.Awaitility.await().until(() -> available() == 10);
    lawful();
  }

  @Test
  void aStoreHoldsStockSoOftenAtMost() {
    var now = Instant.now();
    var rows = new ArrayList<StockHoldRecord>();
    for (int i = 0; i < Holds.MOST; i++) {
      var row = new StockHoldRecord();
      row.setId(Ids.next());
      row.setPublicId(PublicId.random());
      row.setReference("");
      row.setMadeBy("Till");
      row.setCreatedAt(now);
      row.setExpiresAt(now.plus(Duration.ofDays(1)));
      rows.add(row);
    }
    world.change(store, () -> insertAll(db, store, STOCK_HOLD, rows));
    var full = reserve(1, "full");
    assertThat(full.statusCode()).isEqualTo(409);
    assertThat(code(full)).isEqualTo("too_many_reservations");
    assertThat(full.body()).contains("as many open reservations as it may");
    assertThat(available()).isEqualTo(10);
    holds.release(store, rows.getFirst().getPublicId(), Actor.SYSTEM);
    assertThat(reserve(1, "full").statusCode()).isEqualTo(201);
  }

  @Test
  void sumsStayRightWhateverManyDoAtOnce() throws Exception {
    var rate = world.rate(store, Method.PICKUP, 0);
    var random = new Random(7);
    List<Callable<Integer>> calls = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      int kind = random.nextInt(4);
      int units = 1 + random.nextInt(3);
      var key = "k" + i;
      calls.add(
          () ->
              switch (kind) {
                case 0 ->
                    adjust(
                            "{\"adjustments\": [{\"sku\": \"TEA-1\", \"delta\": -" + units + "}]}",
                            key)
                        .statusCode();
                case 1 ->
                    adjust("{\"adjustments\": [{\"sku\": \"TEA-1\", \"set\": 12}]}", key)
                        .statusCode();
                case 2 -> reserve(units, key).statusCode();
                default -> order(rate, units, key).statusCode();
              });
    }
    var statuses = AtOnce.all(calls);
    assertThat(statuses).allMatch(it -> it == 200 || it == 201 || it == 409);
    assertThat(statuses).contains(200, 201);
    assertThat(available()).isNotNegative();
    lawful();
  }

  /** What was counted pays nobody: units sold when none was left are still owed from them. */
  @Test
  void aCountOwesOnWhatWasOwed() {
    var v = only(store, VARIANT);
    db.update(v).set(v.BACKORDER, 5).where(v.ID.eq(goods.id())).execute();
    assertThat(order(world.rate(store, Method.PICKUP, 0), 13, "owing").statusCode()).isEqualTo(201);
    assertThat(onHand()).isEqualTo(-3);
    var none = "{\"adjustments\": [{\"sku\": \"TEA-1\", \"set\": 0}]}";
    assertThat(data(adjust(none, "none")).get(0).get("on_hand").intValue()).isEqualTo(-3);
    var five = none.replace("\"set\": 0", "\"set\": 5");
    assertThat(data(adjust(five, "five")).get(0).get("on_hand").intValue()).isEqualTo(2);
    assertThat(adjust(five, "five").statusCode()).isEqualTo(200);
    assertThat(onHand()).as("sent again").isEqualTo(2);
    lawful();
  }

  @Test
  void oneRequestSentManyTimesIsDoneOnce() throws Exception {
    List<Callable<String>> calls = new ArrayList<>();
    for (int i = 0; i < 8; i++) calls.add(() -> reserve(10, "same").body());
    var answers = AtOnce.all(calls);
    var good = answers.stream().filter(it -> it.contains("expires_at")).distinct().toList();
    assertThat(good).hasSize(1);
    assertThat(answers)
        .allMatch(it -> it.contains("expires_at") || it.contains("request_in_progress"));
    assertThat(available()).isZero();
    lawful();
  }

  private HttpResponse<String> order(String rate, int units, String key) {
    var body =
        """
        {"customer": {"name": "Mika", "email": "mika@example.com"}, "rate_id": "%s",
         "items": [{"variant_id": "%s", "quantity": %d}]}"""
            .formatted(rate, goods.publicId(), units);
    return new Client(port).json(path("/checkout"), body, "Idempotency-Key", key);
  }

  private HttpResponse<String> reserve(int units, String key) {
    var body = "{\"items\": [{\"sku\": \"TEA-1\", \"quantity\": " + units + "}]}";
    return new Client(port).json(path("/stock/reservations"), body, auth(key));
  }

  private HttpResponse<String> adjust(String body, String key) {
    return new Client(port).json(path("/stock/adjustments"), body, auth(key));
  }

  private HttpResponse<String> get(String path) {
    return new Client(port).get(path(path), auth());
  }

  private String[] auth() {
    return new String[] {"Authorization", "Bearer " + token};
  }

  private String[] auth(String key) {
    return new String[] {"Authorization", "Bearer " + token, "Idempotency-Key", key};
  }

  private String path(String path) {
    return "/api/v1/stores/" + store.slug() + path;
  }

  private int available() {
    return data(get("/stock?sku=TEA-1")).get(0).get("available").intValue();
  }

  private int onHand() {
    return data(get("/stock?sku=TEA-1")).get(0).get("on_hand").intValue();
  }

  private static JsonNode data(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body()).get("data");
  }

  private static String code(HttpResponse<String> answer) {
    return JSON.readTree(answer.body()).path("code").asString(answer.body());
  }

  private static String pointer(HttpResponse<String> answer) {
    return JSON.readTree(answer.body()).at("/errors/0/pointer").asString(answer.body());
  }

  private void name(Goods each, String sku) {
    var v = only(store, VARIANT);
    world.change(
        store,
        () ->
            db.update(v)
                .set(v.SKU, sku)
                .set(v.SKU_FOLDED, ProductText.sku(sku))
                .where(v.ID.eq(each.id()))
                .execute());
  }

  private void lawful() {
    assertThat(law.breaches(store, 5)).isEmpty();
  }
}
