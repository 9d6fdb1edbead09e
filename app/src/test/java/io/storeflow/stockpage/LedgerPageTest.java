package io.storeflow.stockpage;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.account.Person;
import io.storeflow.inventory.StockEntry;
import io.storeflow.shipping.Method;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Browsing;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import io.storeflow.testing.World.Goods;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The ledger of a whole store: what it says, how it is filtered and walked, and its file. */
@AppTest
class LedgerPageTest {
  @Autowired World world;
  @Autowired Browsing web;
  @Autowired DSLContext db;
  @Autowired StockBook book;
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
        .contains("/inventory/" + goods.publicId());
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
    assertThat(stock[1]).endsWith(",17,0,17,5");
  }

  private void write(StockEntry entry, int units, String reason, String who) {
    book.enter(store, goods.publicId(), entry, units, null, reason, World.actor(who));
  }

  private String ledger(String query) {
    return get("/s/" + store.slug() + "/inventory/ledger" + query);
  }

  private String get(String address) {
    var answer = web.get(person, address);
    assertThat(answer.getStatus()).isEqualTo(200);
    return new String(answer.getContentAsByteArray(), UTF_8);
  }
}
