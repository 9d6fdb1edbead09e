package io.storeflow.shop;

import static io.storeflow.merchant.Owned.insertAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.db.Tables;
import io.storeflow.db.tables.records.ProductRecord;
import io.storeflow.db.tables.records.VariantRecord;
import io.storeflow.merchant.Pulse;
import io.storeflow.merchant.Store;
import io.storeflow.order.Checkout;
import io.storeflow.order.CheckoutRequest;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.shipping.Method;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A page asks the database as often for a thousand things as for one. */
@AppTest
class StatementsOfShopPagesTest {
  @Autowired World world;
  @Autowired Checkout checkout;
  @Autowired Pulse pulse;
  @Autowired Transactions transactions;
  @Autowired DSLContext db;
  @LocalServerPort int port;

  @Test
  void askAsOftenForAThousandAsForOne() {
    var small = world.store();
    var large = world.store();
    var one = world.goods(small, 1000, 50);
    var first = world.goods(large, 1000, 50);
    var many = fill(large, 1_000);
    var smallRate = world.rate(small, Method.PICKUP, 0);
    var largeRate = world.rate(large, Method.PICKUP, 0);

    assertSame("listing", small, large, "/all", "/all");
    assertSame("home", small, large, "", "");
    assertSame("product", small, large, "/p/" + one.productSlug(), "/p/" + first.productSlug());
    assertSame("search", small, large, "/search?q=product", "/search?q=product");

    var shortCart = cart(small, List.of(one.publicId()));
    var longCart = cart(large, many.subList(0, 90));
    assertThat(count(longCart, "/shop/" + large.slug() + "/cart"))
        .isEqualTo(count(shortCart, "/shop/" + small.slug() + "/cart"));
    assertThat(count(longCart, "/shop/" + large.slug() + "/checkout"))
        .isEqualTo(count(shortCart, "/shop/" + small.slug() + "/checkout"))
        .isBetween(1, 4);

    var client = new Client(port);
    assertThat(count(client, order(large, largeRate, many.subList(0, 90))))
        .isEqualTo(count(client, order(small, smallRate, List.of(one.publicId()))))
        .isBetween(1, 3);
  }

  private void assertSame(String page, Store small, Store large, String one, String other) {
    var client = new Client(port);
    client.get("/shop/" + small.slug() + "/hours");
    client.get("/shop/" + large.slug() + "/hours");
    int few = count(client, "/shop/" + small.slug() + one);
    int many = count(client, "/shop/" + large.slug() + other);
    // Whether the store and its version had to be asked for too is a matter of time, not of rows.
    assertThat(few).as(page).isBetween(1, 8);
    assertThat(Math.abs(many - few)).as(page).isLessThanOrEqualTo(2);
  }

  private int count(Client client, String path) {
    return Statements.of(() -> assertThat(client.get(path).statusCode()).isEqualTo(200)).stream()
        .filter(sql -> !sql.contains("store_pulse") && !sql.contains("`store`.`slug`"))
        .toList()
        .size();
  }

  private Client cart(Store store, List<String> variants) {
    var client = new Client(port);
    for (var variant : variants)
      client.post("/shop/" + store.slug() + "/cart", Map.of("variant", variant));
    return client;
  }

  private String order(Store store, String rate, List<String> variants) {
    var items = variants.stream().map(it -> new CheckoutRequest.Item(it, 1)).toList();
    var request =
        new CheckoutRequest(
            new CheckoutRequest.Contact("Mika", "mika@example.com", ""),
            rate,
            null,
            null,
            items,
            "",
            "api");
    var receipt = checkout.place(store, PublicId.random(), "hash", request);
    return receipt.replaceAll(".*\"track_url\":\"([^\"]+)\".*", "$1");
  }

  /** Untracked products of one variant each; the public ids of the variants. */
  private List<String> fill(Store store, int count) {
    var ids = new ArrayList<String>();
    var products = new ArrayList<ProductRecord>();
    var variants = new ArrayList<VariantRecord>();
    for (int i = 0; i < count; i++) {
      long id = Ids.next();
      var product = new ProductRecord();
      product.setId(id);
      product.setPublicId(PublicId.random());
      product.setSlug("many-" + id);
      product.setTitle("Product " + i);
      product.setSecondTitle("");
      product.setDescription("");
      product.setImageAlt("");
      product.setState("active");
      product.setPriceMinor(100L + i);
      product.setCreatedAt(Instant.now());
      product.setUpdatedAt(Instant.now());
      product.setVersion(1);
      products.add(product);
      var variant = new VariantRecord();
      variant.setId(Ids.next());
      variant.setPublicId(PublicId.random());
      variant.setProductId(id);
      variant.setTitle("");
      variant.setSku("");
      variant.setPriceMinor(100L + i);
      variant.setTracked(false);
      variant.setActive(true);
      variant.setPosition(1);
      variants.add(variant);
      ids.add(variant.getPublicId());
    }
    transactions.write(
        () -> {
          insertAll(db, store, Tables.PRODUCT, products);
          insertAll(db, store, Tables.VARIANT, variants);
          pulse.shopChanged(store);
        });
    return ids;
  }
}
