package io.storeflow.stocktake;

import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

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
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** People count what is there while the store goes on selling. */
@AppTest
class StocktakesTest {
  private static final Actor ACTOR = World.actor("Yuko");

  @Autowired World world;
  @Autowired Browsing web;
  @Autowired DSLContext db;
  @Autowired Locations locations;
  @Autowired Stocktakes stocktakes;
  @Autowired StocktakeLines lines;
  @Autowired StockBook book;
  @Autowired StockQueries stock;
  @Autowired StockLaw law;

  Store store;
  Goods goods;
  Location place;
  String rate;

  @BeforeEach
  void open() {
    store = world.store();
    goods = world.goods(store, 500, 10);
    place = locations.all(store).getFirst();
    rate = world.rate(store, Method.PICKUP, 0);
  }

  @AfterEach
  void theLawHolds() {
    assertThat(law.breaches(store, 10)).isEmpty();
  }

  /** Ten were written down, nine were there; two were sold between counting and posting. */
  @Test
  void tellsSalesFromDifferences() {
    var stocktake = stocktakes.begin(store, place, null, ACTOR);
    sell(1);
    stocktakes.count(store, stocktake, goods.id(), 8, ACTOR);
    sell(2);
    var line = lines.last(store, stocktakes.get(store, stocktake)).orElseThrow();
    assertThat(line.difference()).isEqualTo(-1);
    assertThat(line.since()).isEqualTo(-2);
    stocktakes.post(store, stocktake, ACTOR);
    assertThat(onHand()).isEqualTo(6);
    line = lines.last(store, stocktakes.get(store, stocktake)).orElseThrow();
    assertThat(line.since()).as("sold since, without what was posted").isEqualTo(-2);
    assertThatThrownBy(() -> stocktakes.post(store, stocktake, ACTOR))
        .isInstanceOf(StocktakeClosed.class);
    assertThatThrownBy(() -> stocktakes.count(store, stocktake, goods.id(), 8, ACTOR))
        .isInstanceOf(StocktakeClosed.class);
    assertThat(onHand()).isEqualTo(6);
  }

  @Test
  void countsEachScan() {
    var stocktake = stocktakes.begin(store, place, null, ACTOR);
    for (int i = 0; i < 12; i++) stocktakes.scan(store, stocktake, goods.id(), "", ACTOR);
    assertThat(stocktakes.get(store, stocktake).units()).isEqualTo(2);
    stocktakes.cancel(store, stocktake, ACTOR);
    assertThat(onHand()).as("given up").isEqualTo(10);
  }

  /** Its answer was lost: the browser sends it once more. */
  @Test
  void countsAScanOnceHoweverOftenItIsSent() {
    var person = world.member(store, Role.CATALOGUE);
    var stocktake = stocktakes.begin(store, place, null, ACTOR);
    var page = "/s/" + store.slug() + "/inventory/stocktakes/" + stocktake;
    for (var number : List.of("k3-1b-0x", "k3-1b-0y", "k3-1b-0x", "k3-1b-0y"))
      assertThat(
              web.send(
                      person,
                      post(page + "/scans").param("code", goods.publicId()).param("scan", number))
                  .getStatus())
          .isEqualTo(302);
    var line = lines.last(store, stocktakes.get(store, stocktake)).orElseThrow();
    assertThat(line.counted()).isEqualTo(2);
  }

  @Test
  void refusesToTakeAwayWhatWasSoldSince() {
    var stocktake = stocktakes.begin(store, place, null, ACTOR);
    stocktakes.count(store, stocktake, goods.id(), 3, ACTOR);
    sell(8);
    var person = world.member(store, Role.MANAGER);
    var page = "/s/" + store.slug() + "/inventory/stocktakes/" + stocktake;
    var answer = web.send(person, post(page + "/posting"));
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(content(answer)).contains("Count again: Product " + goods.productId());
    assertThat(onHand()).isEqualTo(2);
    stocktakes.count(store, stocktake, goods.id(), 0, ACTOR);
    stocktakes.post(store, stocktake, ACTOR);
    assertThat(onHand()).isZero();
  }

  @Test
  void isDoneOnItsPages() {
    var person = world.member(store, Role.CATALOGUE);
    var v = only(store, VARIANT);
    db.update(v).set(v.BARCODE, "4006381333931").set(v.COST_MINOR, 150L).execute();
    var base = "/s/" + store.slug() + "/inventory/stocktakes";
    var nowhere = web.send(person, post(base).param("place", "nowhere"));
    assertThat(nowhere.getStatus()).isEqualTo(422);
    assertThat(content(nowhere)).contains("Choose one of your open locations");
    var begin = post(base).param("place", place.publicId()).param("category", "");
    var page = String.valueOf(web.send(person, begin).getRedirectedUrl());
    assertThat(content(web.get(person, page))).contains("Product " + goods.productId());
    var unknown = web.send(person, post(page + "/scans").param("code", "123456"));
    assertThat(unknown.getStatus()).isEqualTo(422);
    assertThat(content(unknown)).contains("Nothing with tracked stock is called", "123456");
    var scan = post(page + "/scans").param("code", "4006381333931");
    assertThat(web.send(person, scan).getStatus()).isEqualTo(302);
    assertThat(content(web.get(person, page))).contains("1 counted");
    var wrong =
        post(page + "/counts")
            .param("lines[0].variant", goods.publicId())
            .param("lines[0].units", "a few");
    assertThat(content(web.send(person, wrong))).contains("A whole number from 0");
    var set =
        post(page + "/counts")
            .param("lines[0].variant", goods.publicId())
            .param("lines[0].units", "8")
            .param("view", "differing");
    assertThat(web.send(person, set).getRedirectedUrl()).isEqualTo(page + "?view=differing");
    assertThat(content(web.get(person, page + "?view=differing"))).contains("−2", "3.00");
    assertThat(web.send(person, post(page + "/posting")).getStatus()).isEqualTo(302);
    assertThat(onHand()).isEqualTo(8);
    assertThat(content(web.get(person, "/s/" + store.slug() + "/inventory/ledger")))
        .contains("Stocktake");
    assertThat(content(web.get(person, base))).contains("Posted");
  }

  /** Two numbers stand in their fields, no button of theirs was pressed. */
  @Test
  void postsWhatWasTypedWithoutBeingSet() {
    var person = world.member(store, Role.CATALOGUE);
    var other = world.goods(store, 500, 10);
    var untouched = world.goods(store, 500, 10);
    var stocktake = stocktakes.begin(store, place, null, ACTOR);
    stocktakes.count(store, stocktake, untouched.id(), 9, ACTOR);
    sell(untouched, 1);
    var page = "/s/" + store.slug() + "/inventory/stocktakes/" + stocktake;
    assertThat(content(web.get(person, page))).contains("formaction=\"" + page + "/posting");
    var refused = web.send(person, typed(page, other, "a few", untouched));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(content(refused))
        .contains(
            "value=\"15\"", "value=\"a few\"", "A whole number from 0", "c-e-" + other.publicId())
        .doesNotContain("c-e-" + goods.publicId());
    assertThat(stocktakes.get(store, stocktake).counted()).isEqualTo(1);
    var taken = web.send(person, typed(page, other, "", untouched));
    assertThat(taken.getStatus()).isEqualTo(302);
    assertThat(onHand()).isEqualTo(15);
    assertThat(onHand(other)).as("not counted").isEqualTo(10);
    assertThat(onHand(untouched)).as("counted before the sale").isEqualTo(8);
  }

  /** It is not known whether the one that was sold since was counted before. */
  @Test
  void whatWasTypedBeforeASaleHasToBeCountedAgainWhenItIsPosted() {
    var stocktake = stocktakes.begin(store, place, null, ACTOR);
    int seen = onHand();
    sell(goods, 1);
    stocktakes.count(store, stocktake, Map.of(goods.id(), seen), Map.of(goods.id(), seen), ACTOR);
    assertThatThrownBy(() -> stocktakes.post(store, stocktake, ACTOR))
        .isInstanceOf(CountAgain.class);
    assertThat(onHand()).isEqualTo(seen - 1);
    stocktakes.count(store, stocktake, goods.id(), seen - 1, ACTOR);
    stocktakes.post(store, stocktake, ACTOR);
    assertThat(onHand()).isEqualTo(seen - 1);
  }

  @Test
  void countsNoneWhereOneIsNotCountedAnyMoreAndKeepsAllThatWasTyped() {
    var person = world.member(store, Role.CATALOGUE);
    var other = world.goods(store, 500, 10);
    var untouched = world.goods(store, 500, 10);
    var stocktake = stocktakes.begin(store, place, null, ACTOR);
    var page = "/s/" + store.slug() + "/inventory/stocktakes/" + stocktake;
    var v = only(store, VARIANT);
    db.update(v).set(v.TRACKED, false).where(v.ID.eq(other.id())).execute();
    var refused = web.send(person, typed(page, other, "12", untouched));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(content(refused)).contains("not counted any more", "value=\"15\"");
    assertThat(stocktakes.get(store, stocktake).counted()).isZero();
  }

  @Test
  void countsWhatIsThereWithoutHavingBeenWrittenDown() {
    var other =
        locations.get(
            store, locations.create(store, "Cellar", io.storeflow.shipping.Address.NONE, ACTOR));
    var stocktake = stocktakes.begin(store, other, null, ACTOR);
    stocktakes.count(store, stocktake, goods.id(), 4, ACTOR);
    stocktakes.post(store, stocktake, ACTOR);
    assertThat(onHand()).isEqualTo(14);
    book.enter(store, goods.publicId(), StockEntry.COUNTED, 4, other, "", ACTOR);
    assertThat(onHand()).isEqualTo(14);
  }

  /** Twelve were sold and ten were there: what comes, and is found, is owed to two of them. */
  @Test
  void countsWhatIsThereBesideWhatIsOwed() {
    var v = only(store, VARIANT);
    db.update(v).set(v.BACKORDER, 5).execute();
    sell(12);
    var empty = stocktakes.begin(store, place, null, ACTOR);
    stocktakes.count(store, empty, goods.id(), 0, ACTOR);
    var page = "/s/" + store.slug() + "/inventory/stocktakes/" + empty + "?view=counted";
    assertThat(content(web.get(world.member(store, Role.MANAGER), page)))
        .contains("2 were owed to orders");
    stocktakes.post(store, empty, ACTOR);
    assertThat(onHand()).as("an empty shelf").isEqualTo(-2);
    var full = stocktakes.begin(store, place, null, ACTOR);
    stocktakes.count(store, full, goods.id(), 3, ACTOR);
    stocktakes.post(store, full, ACTOR);
    assertThat(onHand()).isEqualTo(1);
    sell(4);
    var entry =
        post("/s/" + store.slug() + "/inventory/" + goods.publicId() + "/entry")
            .param("entry", "counted")
            .param("units", "10");
    var answer = web.send(world.member(store, Role.MANAGER), entry);
    assertThat(answer.getStatus()).isEqualTo(302);
    assertThat(onHand()).as("ten beside three that are owed").isEqualTo(7);
  }

  private MockHttpServletRequestBuilder typed(
      String page, Goods other, String units, Goods untouched) {
    return post(page + "/posting")
        .param("lines[0].variant", goods.publicId())
        .param("lines[0].units", "15")
        .param("lines[1].variant", other.publicId())
        .param("lines[1].units", units)
        .param("lines[2].variant", untouched.publicId())
        .param("lines[2].units", "9")
        .param("lines[2].was", "9");
  }

  private void sell(int units) {
    sell(goods, units);
  }

  private void sell(Goods sold, int units) {
    world.order(store, World.request(rate, null, sold, units));
  }

  private int onHand() {
    return onHand(goods);
  }

  private int onHand(Goods of) {
    return stock.row(store, of.publicId()).orElseThrow().onHand();
  }

  private static String content(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), UTF_8);
  }
}
