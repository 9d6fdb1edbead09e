package io.storeflow.productexport;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.account.Person;
import io.storeflow.productfile.FileProduct;
import io.storeflow.productfile.FileRules;
import io.storeflow.productfile.ProductFile;
import io.storeflow.productfile.Refusal;
import io.storeflow.productfile.Told;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Browsing;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** The products of a store as a file, which reads the same again. */
@AppTest
class ProductExportTest {
  @Autowired World world;
  @Autowired Browsing web;
  @Autowired DSLContext db;
  @Autowired Statements statements;
  @TempDir Path folder;

  Store store;
  Person person;

  @BeforeEach
  void open() {
    store = world.store();
    person = world.member(store, Role.MANAGER);
  }

  @Test
  void isReadAsItIs() throws Exception {
    var goods = world.goods(store, 1290, 7);
    var p = only(store, PRODUCT);
    db.update(p).set(p.TITLE, "=HYPERLINK(\"x\")").set(p.PRODUCT_TYPE, "-Tea").execute();
    var bytes = file("");
    assertThat(new String(bytes, UTF_8))
        .startsWith("\uFEFFTitle,URL handle,")
        .contains("\"'=HYPERLINK(\"\"x\"\")\"," + goods.productSlug())
        .doesNotContain("\n=", ",=");
    var products = read(bytes);
    assertThat(products).hasSize(1);
    var one = products.getFirst();
    assertThat(one.handle()).isEqualTo(goods.productSlug());
    assertThat(one.fields().title()).isEqualTo(Told.of("=HYPERLINK(\"x\")"));
    assertThat(one.fields().type()).isEqualTo(Told.of("-Tea"));
    var variant = one.variants().getFirst();
    assertThat(variant.price()).isEqualTo(Told.of(store.money(1290)));
    assertThat(variant.quantity()).isEqualTo(Told.of(7));
    assertThat(variant.sku()).isEqualTo(Told.of("SKU-" + goods.id()));
  }

  @Test
  void hasWhatTheListIsFilteredToAtTheSameCost() throws Exception {
    world.goods(store, 500, 1);
    int cost = statements.during(() -> file("")).size();
    var two = world.goods(store, 600, 2);
    world.goods(store, 700, null);
    assertThat(statements.during(() -> file(""))).hasSize(cost);
    assertThat(read(file(""))).hasSize(3);
    assertThat(read(file("?q=SKU-" + two.id())))
        .extracting(FileProduct::handle)
        .containsExactly(two.productSlug());
    assertThat(new String(file("?state=archived"), UTF_8)).endsWith("Metafield value\r\n");
  }

  @Test
  void isForThoseWhoMayChangeProducts() {
    var viewer = world.member(store, Role.VIEWER);
    assertThat(web.get(viewer, address("")).getStatus()).isEqualTo(403);
    assertThat(list(person)).contains("products.csv?");
    assertThat(list(viewer)).doesNotContain("products.csv");
  }

  private String list(Person who) {
    world.goods(store, 500, 1);
    return new String(
        web.get(who, "/s/" + store.slug() + "/products").getContentAsByteArray(), UTF_8);
  }

  private byte[] file(String query) {
    var answer = web.get(person, address(query));
    assertThat(answer.getStatus()).isEqualTo(200);
    return answer.getContentAsByteArray();
  }

  private String address(String query) {
    return "/s/" + store.slug() + "/products.csv" + query;
  }

  private List<FileProduct> read(byte[] bytes) throws Exception {
    var file = Files.write(folder.resolve("products.csv"), bytes);
    var rules = new FileRules(store.currency(), store.timeZone(), Locale.GERMANY);
    var products = new ArrayList<FileProduct>();
    var refusals = new ArrayList<Refusal>();
    ProductFile.read(file, rules).each(products::add, refusals::add, it -> {});
    assertThat(refusals).isEmpty();
    return products;
  }
}
