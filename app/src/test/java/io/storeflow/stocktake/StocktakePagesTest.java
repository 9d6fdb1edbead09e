package io.storeflow.stocktake;

import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.storeflow.store.Role;
import io.storeflow.testing.World.Goods;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Counting on its pages. */
class StocktakePagesTest extends AtAStocktake {
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
}
