package io.storeflow.shop;

import static io.storeflow.store.Owned.insertAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.checkout.CheckoutRequest;
import io.storeflow.db.Tables;
import io.storeflow.db.tables.records.ProductRecord;
import io.storeflow.db.tables.records.ProductTextRecord;
import io.storeflow.db.tables.records.VariantRecord;
import io.storeflow.lookup.ProductText;
import io.storeflow.lookup.ProductTexts;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.pricing.Basket;
import io.storeflow.product.ProductState;
import io.storeflow.pulse.Pulse;
import io.storeflow.shipping.Method;
import io.storeflow.store.Store;
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
  @Autowired Statements statements;
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

    // The first of a store reads its index and its face: as many statements, for up to 2,000
    // products.
    assertSame("first listing", 10, small, large, "/all", "/all");
    assertSame("listing", 1, small, large, "/all?sort=price", "/all?sort=price");
    assertSame("facets", 1, small, large, "/all?available=true", "/all?available=true");
    // Rates and how many products there are, which are kept too.
    assertSame("home", 6, small, large, "", "");
    assertSame("product", 4, small, large, "/p/" + one.productSlug(), "/p/" + first.productSlug());
    assertSame("search", 5, small, large, "/search?q=product", "/search?q=product");
    assertSame("search again", 0, small, large, "/search?q=product", "/search?q=product");

    var shortCart = cart(small, List.of(one.publicId()));
    var longCart = cart(large, many.subList(0, 90));
    assertSame("cart", 1, small, shortCart, large, longCart, "/cart");
    // It also reads what was typed before; the first of a store, how it can be paid, and of what
    // nobody may withdraw.
    assertSame("first checkout", 4, small, shortCart, large, longCart, "/checkout");
    assertSame("checkout", 2, small, shortCart, large, longCart, "/checkout");
    var client = new Client(port);
    var ofOne = statementsOf(client, order(small, smallRate, List.of(one.publicId())));
    assertThat(ofOne).as("tracking").hasSizeBetween(1, 2);
    assertThat(statementsOf(client, order(large, largeRate, many.subList(0, 90))))
        .as("tracking")
        .hasSameSizeAs(ofOne);
  }

  private void assertSame(
      String page, int most, Store small, Store large, String one, String other) {
    var client = new Client(port);
    var few = statementsOf(client, "/shop/" + small.slug() + one);
    var many = statementsOf(client, "/shop/" + large.slug() + other);
    // What another list has shown is known already: in a small store that is all there is.
    assertThat(few).as(page).hasSizeBetween(0, most);
    assertThat(many).as(page).hasSizeBetween(few.size(), most);
  }

  private void assertSame(
      String page, int most, Store small, Client few, Store large, Client many, String path) {
    var ofFew = statementsOf(few, "/shop/" + small.slug() + path);
    assertThat(ofFew).as(page).hasSizeBetween(0, most);
    assertThat(statementsOf(many, "/shop/" + large.slug() + path)).as(page).hasSameSizeAs(ofFew);
  }

  /** Whether store, hours and version have to be asked for is a matter of time, not of rows. */
  private List<String> statementsOf(Client client, String path) {
    var all = statements.ofRequests(() -> assertThat(client.get(path).statusCode()).isEqualTo(200));
    return all.stream()
        .filter(sql -> !sql.contains("store_pulse") && !sql.contains("from `store` join"))
        .filter(sql -> !sql.contains("opening_hours"))
        .toList();
  }

  private Client cart(Store store, List<String> variants) {
    var client = new Client(port);
    for (var variant : variants)
      client.post("/shop/" + store.slug() + "/cart", Map.of("variant", variant));
    return client;
  }

  private String order(Store store, String rate, List<String> variants) {
    var items = variants.stream().map(it -> new Basket.Item(it, 1)).toList();
    var contact = new CheckoutRequest.Contact("Mika", "mika@example.com", "");
    var request = CheckoutRequest.of(contact, rate, items, "api").build();
    return "/track/" + world.order(store, request).publicId();
  }

  /** Untracked products of one variant each; the public ids of the variants. */
  private List<String> fill(Store store, int count) {
    var ids = new ArrayList<String>();
    var products = new ArrayList<ProductRecord>();
    var variants = new ArrayList<VariantRecord>();
    var texts = new ArrayList<ProductTextRecord>();
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
      product.setState(ProductState.ACTIVE);
      product.setPriceMinor(100L + i);
      product.setCreatedAt(Instant.now());
      product.setUpdatedAt(Instant.now());
      product.setVersion(1);
      products.add(product);
      texts.add(ProductTexts.row(id, ProductText.of(product.getTitle(), "", List.of())));
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
          insertAll(db, store, Tables.PRODUCT_TEXT, texts);
          pulse.shopChanged(store);
        });
    return ids;
  }
}
