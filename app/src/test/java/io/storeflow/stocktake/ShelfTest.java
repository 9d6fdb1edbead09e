package io.storeflow.stocktake;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.storeflow.category.Categories;
import io.storeflow.inventory.StockEntry;
import io.storeflow.inventory.StockLaw;
import io.storeflow.location.Location;
import io.storeflow.location.Locations;
import io.storeflow.shipping.Method;
import io.storeflow.stockpage.StockBook;
import io.storeflow.stockpage.StockQueries;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Browsing;
import io.storeflow.testing.World;
import io.storeflow.testing.World.Goods;
import java.util.Random;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;

/** Once a stocktake is posted, what is written down is what stands on the shelf. */
@AppTest
class ShelfTest {
  private static final Actor ACTOR = World.actor("Yuko");

  @Autowired World world;
  @Autowired Browsing web;
  @Autowired DSLContext db;
  @Autowired Locations locations;
  @Autowired Categories categories;
  @Autowired Stocktakes stocktakes;
  @Autowired StocktakeLines lines;
  @Autowired StockBook book;
  @Autowired StockQueries stock;
  @Autowired StockLaw law;

  Store store;
  Location place;
  String rate;
  Goods goods;

  @BeforeEach
  void open() {
    store = world.store();
    place = locations.all(store).getFirst();
    rate = world.rate(store, Method.PICKUP, 0);
    goods = world.goods(store, 500, 10);
  }

  @AfterEach
  void theLawHolds() {
    assertThat(law.breaches(store, 10)).isEmpty();
  }

  /** Shoppers take units that were scanned already and units that were not, at any moment. */
  @Test
  void isWhatIsWrittenDownWhateverWasSoldBetweenScans() {
    var random = new Random(8);
    int again = 0;
    for (int round = 0; round < 12; round++) {
      goods = world.goods(store, 500, 8);
      var stocktake = stocktakes.begin(store, place, null, ACTOR);
      int unscanned = 6 + random.nextInt(5);
      int scanned = 0;
      int sales = random.nextInt(3);
      while (unscanned > 0) {
        if (sales > 0 && random.nextInt(4) == 0) {
          sell(1);
          sales--;
          if (scanned > 0 && random.nextBoolean()) scanned--;
          else unscanned--;
        } else {
          stocktakes.scan(store, stocktake, goods.id(), "", ACTOR);
          scanned++;
          unscanned--;
        }
      }
      if (sales > 0) {
        sell(1);
        scanned--;
      }
      try {
        stocktakes.post(store, stocktake, ACTOR);
      } catch (CountAgain unsure) {
        again++;
        assertThat(unsure.variants()).containsExactly(goods.id());
        stocktakes.count(store, stocktake, goods.id(), scanned, ACTOR);
        stocktakes.post(store, stocktake, ACTOR);
      }
      assertThat(onHand()).as("round %d", round).isEqualTo(scanned);
    }
    assertThat(again).as("rounds in which something moved between scans").isBetween(1, 11);
  }

  @Test
  void saysWhileSomebodyScansThatTheVariantMoved() {
    var person = world.member(store, Role.CATALOGUE);
    var stocktake = stocktakes.begin(store, place, null, ACTOR);
    var page = page(stocktake);
    scan(stocktake, 3);
    sell(1);
    assertThat(content(web.get(person, page))).doesNotContain("It moved while it was counted");
    scan(stocktake, 6);
    assertThat(content(web.get(person, page))).contains("It moved while it was counted");
    var line = lines.last(store, stocktakes.get(store, stocktake)).orElseThrow();
    assertThat(line.expected()).as("at the first scan").isEqualTo(10);
    var answer = web.send(person, post(page + "/posting"));
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(content(answer)).contains("set the number: Product " + goods.productId());
    assertThat(onHand()).isEqualTo(9);
    assertThat(content(answer)).as("the same number may be right").contains("placeholder=\"9\"");
    var again =
        post(page + "/posting")
            .param("lines[0].variant", goods.publicId())
            .param("lines[0].units", "9");
    assertThat(web.send(person, again).getStatus()).isEqualTo(302);
    assertThat(onHand()).isEqualTo(9);
  }

  @Test
  void isNotCorrectedTwiceByTwoStocktakes() {
    var one = stocktakes.begin(store, place, null, ACTOR);
    var other = stocktakes.begin(store, place, null, ACTOR);
    stocktakes.count(store, one, goods.id(), 8, ACTOR);
    stocktakes.count(store, other, goods.id(), 8, ACTOR);
    stocktakes.post(store, one, ACTOR);
    assertThatThrownBy(() -> stocktakes.post(store, other, ACTOR)).isInstanceOf(CountAgain.class);
    assertThat(onHand()).isEqualTo(8);
    assertThat(stocktakes.get(store, other).isOpen()).isTrue();
    stocktakes.count(store, other, goods.id(), 8, ACTOR);
    stocktakes.post(store, other, ACTOR);
    assertThat(onHand()).isEqualTo(8);
  }

  @Test
  void isNotCorrectedTwiceByAnEntryAndAStocktake() {
    var stocktake = stocktakes.begin(store, place, null, ACTOR);
    stocktakes.count(store, stocktake, goods.id(), 8, ACTOR);
    book.enter(store, goods.publicId(), StockEntry.COUNTED, 8, place, "", ACTOR);
    assertThatThrownBy(() -> stocktakes.post(store, stocktake, ACTOR))
        .isInstanceOf(CountAgain.class);
    assertThat(onHand()).isEqualTo(8);
  }

  @Test
  void isLookedAtWithTheCategoriesBelow() {
    var noodles = categories.create(store, "Noodles", ACTOR);
    var ramen = categories.create(store, "Ramen", noodles, ACTOR);
    var tree = categories.tree(store);
    var p = only(store, PRODUCT);
    db.update(p).set(p.CATEGORY_ID, tree.byPublicId(ramen).orElseThrow().row().id()).execute();
    var above = tree.byPublicId(noodles).orElseThrow().row().id();
    var of = stocktakes.get(store, stocktakes.begin(store, place, above, ACTOR));
    assertThat(lines.page(store, of, StocktakeView.TODO, 10, null).rows())
        .extracting(StocktakeLine::variantId)
        .containsExactly(goods.id());
  }

  private void scan(String stocktake, int times) {
    for (int i = 0; i < times; i++) stocktakes.scan(store, stocktake, goods.id(), "", ACTOR);
  }

  private void sell(int units) {
    world.order(store, World.request(rate, null, goods, units));
  }

  private int onHand() {
    return stock.row(store, goods.publicId()).orElseThrow().onHand();
  }

  private String page(String stocktake) {
    return "/s/" + store.slug() + "/inventory/stocktakes/" + stocktake;
  }

  private static String content(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), UTF_8);
  }
}
