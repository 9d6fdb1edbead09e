package io.storeflow.stockpage;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.STOCK_GONE;
import static io.storeflow.store.Owned.only;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.account.Person;
import io.storeflow.catalog.ManyProducts;
import io.storeflow.catalog.Products;
import io.storeflow.inventory.StockEntry;
import io.storeflow.location.Locations;
import io.storeflow.platform.db.Transactions;
import io.storeflow.productimport.ImportBench;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Method;
import io.storeflow.stocktake.Stocktakes;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Browsing;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import io.storeflow.testing.World.Goods;
import io.storeflow.transfer.Transfers;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** The ledger of a whole store: what it says, how it is filtered and walked, and its file. */
@AppTest
class LedgerPageTest {
  @Autowired World world;
  @Autowired Browsing web;
  @Autowired DSLContext db;
  @Autowired StockBook book;
  @Autowired Products products;
  @Autowired ManyProducts many;
  @Autowired Transactions transactions;
  @Autowired Locations locations;
  @Autowired Stocktakes stocktakes;
  @Autowired Transfers transfers;
  @Autowired ImportBench imports;
  @Autowired Statements statements;

  Store store;
  Person person;
  Goods goods;

  @BeforeEach
  void open() {
    store = world.store();
    person = world.member(store, Role.MANAGER);
    goods = world.goods(store, 500, 20);
  }

  @Test
  void saysWhoMovedWhatAndWhyAndLeadsToTheOrder() {
    write(StockEntry.DAMAGED, 3, "Wet box", "Yūko");
    var order =
        world.order(store, World.request(world.rate(store, Method.PICKUP, 0), null, goods, 2));
    var page = ledger("");
    assertThat(page)
        .contains("Wet box", "Yūko", "Damage", "Sale", "Receipt", "−3", "#" + order.number())
        .contains("/orders/" + order.number())
        .contains("/inventory/" + goods.publicId())
        .contains("data-name=\"On hand\"");
    assertThat(page.indexOf("Sale")).as("the latest first").isLessThan(page.indexOf("Wet box"));
  }

  @Test
  void isFilteredByTheAddress() {
    var other = world.goods(store, 500, 10);
    write(StockEntry.DAMAGED, 3, "Wet box", "Yūko");
    assertThat(ledger("?kind=damage")).contains("Wet box").doesNotContain(other.publicId());
    assertThat(ledger("?who=yūko")).contains("Wet box").doesNotContain(other.publicId());
    assertThat(ledger("?q=SKU-" + other.id())).contains(other.publicId()).doesNotContain("Wet box");
    var today = LocalDate.now(store.timeZone());
    assertThat(ledger("?from=" + today + "&to=" + today)).contains("Wet box");
    assertThat(ledger("?to=" + today.minusDays(1))).contains("Nothing fits this filter");
    assertThat(ledger("?kind=nonsense&from=31.31.2026&cursor=x")).contains("Wet box");
  }

  @Test
  void isWalkedWithoutSkippingAndAtTheSameCost() {
    IntStream.range(0, 60)
        .forEach(i -> write(StockEntry.CORRECTED, i % 2 == 0 ? 1 : -1, "n" + i, "A"));
    var first = ledger("?kind=adjustment");
    assertThat(first).contains("n59", "n10").doesNotContain("n9<");
    var older = first.replaceAll("(?s).*rel=\"next\"[^>]*href=\"([^\"]+)\".*", "$1");
    assertThat(older).contains("kind=adjustment&amp;cursor=");
    assertThat(get(older.replace("&amp;", "&"))).contains("n9<", "n0<").doesNotContain("n10");
    var all = statements.during(() -> ledger("")).size();
    assertThat(statements.during(() -> ledger("?kind=receipt"))).hasSize(all);
  }

  @Test
  void isAFileToo() {
    var product = only(store, PRODUCT);
    db.update(product).set(product.TITLE, "=HYPERLINK(\"x\")").execute();
    write(StockEntry.DAMAGED, 3, "Wet, very", "Yūko");
    var lines = get("/s/" + store.slug() + "/inventory/ledger.csv?kind=damage").split("\r\n");
    assertThat(lines).hasSize(2);
    assertThat(lines[0]).startsWith("\uFEFFAt,Product,Variant,SKU,Location,What");
    assertThat(lines[1])
        .contains(",\"'=HYPERLINK(\"\"x\"\")\",,SKU-" + goods.id() + ",")
        .endsWith(",damage,-3,0,17,0,\"Wet, very\",Yūko,");
    var stock = get("/s/" + store.slug() + "/inventory/stock.csv").split("\r\n");
    assertThat(stock).hasSize(2);
    assertThat(stock[1]).endsWith(",17,0,17,0,5");
  }

  @Test
  void deletedGoodsKeepTheirNamesAndAreFoundByThem() {
    var title = products.get(store, goods.product()).title();
    var all = List.of(products.get(store, goods.product()));
    transactions.write(() -> many.deleteAll(store, all, Actor.SYSTEM));
    var sku = "SKU-" + goods.id();
    assertThat(ledger("")).contains(title, sku, "<em>deleted</em>", "Product deleted");
    assertThat(ledger("?q=" + sku)).contains(sku, "Product deleted");
    assertThat(ledger("?q=nothing+" + sku)).doesNotContain("Product deleted");
    assertThat(get("/s/" + store.slug() + "/inventory/ledger.csv?q=" + sku).split("\r\n"))
        .hasSize(3);
    var gone = only(store, STOCK_GONE);
    db.deleteFrom(gone).execute();
    assertThat(ledger("")).as("of an older release").contains("Deleted product");
  }

  /** What belongs to a transfer or a stocktake leads there; balances are those of their place. */
  @Test
  void leadsToTransfersAndStocktakes() {
    var one = ledger("");
    assertThat(one).contains(">On hand<").doesNotContain("On hand at the location");
    var second = locations.create(store, "Warehouse", Address.NONE, Actor.SYSTEM);
    var main = locations.all(store).getFirst();
    var count = stocktakes.begin(store, main, null, Actor.SYSTEM);
    stocktakes.count(store, count, goods.id(), 18, Actor.SYSTEM);
    stocktakes.post(store, count, Actor.SYSTEM);
    var page = ledger("");
    assertThat(page).contains("On hand at the location");
    assertThat(page).containsPattern("/inventory/stocktakes/" + count + "\">Stocktake<");
    var to = locations.get(store, second);
    var sent = transfers.begin(store, main, to, "", Actor.SYSTEM);
    transfers.write(store, sent, transfers.get(store, sent).version(), Map.of(goods.id(), 3));
    transfers.send(store, sent, transfers.get(store, sent).version(), Actor.SYSTEM);
    assertThat(ledger("")).containsPattern("/inventory/transfers/" + sent + "\">Transfer<");
  }

  @Test
  void leadsToTheImportThatSaidSo() throws IOException {
    var done =
        imports.brought(
            store,
            "Handle,Title,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Price\n"
                + "tea,Tea,TEA,shopify,5,1.00\n");
    assertThat(ledger(""))
        .contains("/s/" + store.slug() + "/products/imports/" + done.publicId() + "\">Receipt<");
    var viewer = world.member(store, Role.VIEWER);
    assertThat(
            web.get(viewer, "/s/" + store.slug() + "/inventory/ledger").getContentAsString(UTF_8))
        .contains("Receipt")
        .doesNotContain("/products/imports/" + done.publicId());
  }

  /** Nothing reads them again but people: their titles are in the language of the person. */
  @Test
  void titlesOfItsFilesFollowTheLanguage() {
    var base = "/s/" + store.slug() + "/inventory/";
    var lines = german(base + "ledger.csv").split("\r\n");
    assertThat(lines[0]).startsWith("\uFEFFWann,Produkt,Variante,SKU,Standort,Was");
    assertThat(lines[1]).as("codes stay").contains(",receipt,");
    assertThat(german(base + "stock.csv"))
        .startsWith("\uFEFFProdukt,Variante,SKU,Barcode,Standort,Auf Lager");
  }

  private void write(StockEntry entry, int units, String reason, String who) {
    book.enter(store, goods.publicId(), entry, units, null, reason, World.actor(who));
  }

  private String ledger(String query) {
    return get("/s/" + store.slug() + "/inventory/ledger" + query);
  }

  private String german(String address) {
    var answer = web.send(person, MockMvcRequestBuilders.get(address).locale(Locale.GERMAN));
    return new String(answer.getContentAsByteArray(), UTF_8);
  }

  private String get(String address) {
    var answer = web.get(person, address);
    assertThat(answer.getStatus()).isEqualTo(200);
    return new String(answer.getContentAsByteArray(), UTF_8);
  }
}
