package io.storeflow.stockapi;

import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.apikey.ApiKeys;
import io.storeflow.apikey.KeyScope;
import io.storeflow.inventory.StockLaw;
import io.storeflow.lookup.ProductText;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.Client;
import io.storeflow.testing.World;
import io.storeflow.testing.World.Goods;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A store whose stock a program reads and changes by its key. */
abstract class AtTheStockApi {
  static final JsonMapper JSON = JsonMapper.shared();

  @Autowired World world;
  @Autowired ApiKeys keys;
  @Autowired StockLaw law;
  @Autowired DSLContext db;

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

  HttpResponse<String> order(String rate, int units, String key) {
    var body =
        """
        {"customer": {"name": "Mika", "email": "mika@example.com"}, "rate_id": "%s",
         "items": [{"variant_id": "%s", "quantity": %d}]}"""
            .formatted(rate, goods.publicId(), units);
    return new Client(port).json(path("/checkout"), body, "Idempotency-Key", key);
  }

  HttpResponse<String> reserve(int units, String key) {
    var body = "{\"items\": [{\"sku\": \"TEA-1\", \"quantity\": " + units + "}]}";
    return new Client(port).json(path("/stock/reservations"), body, auth(key));
  }

  HttpResponse<String> adjust(String body, String key) {
    return new Client(port).json(path("/stock/adjustments"), body, auth(key));
  }

  HttpResponse<String> get(String path) {
    return new Client(port).get(path(path), auth());
  }

  String[] auth() {
    return new String[] {"Authorization", "Bearer " + token};
  }

  String[] auth(String key) {
    return new String[] {"Authorization", "Bearer " + token, "Idempotency-Key", key};
  }

  String path(String path) {
    return "/api/v1/stores/" + store.slug() + path;
  }

  int available() {
    return data(get("/stock?sku=TEA-1")).get(0).get("available").intValue();
  }

  static JsonNode data(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body()).get("data");
  }

  static String code(HttpResponse<String> answer) {
    return JSON.readTree(answer.body()).path("code").asString(answer.body());
  }

  void name(Goods each, String sku) {
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

  void lawful() {
    assertThat(law.breaches(store, 5)).isEmpty();
  }
}
