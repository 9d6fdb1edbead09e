package io.storeflow.editpage;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.order.FulfilmentState;
import io.storeflow.order.Timeline;
import io.storeflow.orderedit.EditRefused;
import io.storeflow.orderedit.EditWish;
import io.storeflow.pricing.Basket;
import io.storeflow.refund.RefundWish;
import io.storeflow.refund.Refundable;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtOnce;
import io.storeflow.testing.Client;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What was ordered is changed: shown first, and done as it was shown. */
@AppTest
class EditPageTest extends AtAnEdit {
  @Test
  void takesOffAndPutsToItAndOnlyTheDifferenceMoves() {
    assertThat(manager.get(order).body()).contains("Change items");
    var page = manager.get(order + "/edits/new");
    assertThat(page.body()).contains("Take off", "Put to it").doesNotContain("??");
    var found = post("/preview", "words", "Product " + gyoza.productId());
    assertThat(found.body())
        .contains("value=\"" + gyoza.publicId() + "\"")
        .as("who looks for something has made no mistake")
        .doesNotContain("Choose what to take off", "Not saved yet");
    var shown = post("/preview", form("1", "1"));
    assertThat(shown.body())
        .contains("€20.00", "€16.00", "€4.00 goes back to the shopper.", "1 item can be sold again")
        .doesNotContain("??");
    var once = Client.hidden(shown, "once");
    var done = post("", with(form("1", "1"), "seen", Client.hidden(shown, "seen"), "once", once));
    assertThat(done.statusCode()).isEqualTo(302);
    assertThat(manager.get(order).body())
        .contains("€4.00", "Put to it", "Partly refunded")
        .as("in the language of who reads it, as nobody typed it")
        .contains("Order changed")
        .doesNotContain("??", Timeline.EDITED);
    assertThat(onHand(ramen)).isEqualTo(8);
    assertThat(onHand(gyoza)).isEqualTo(2);
    var now = refunds.find(store, 1001);
    assertThat(now.balance().worth()).isEqualTo(store.money(1600));
    assertThat(now.balance().kept()).isEqualTo(store.money(1600));
    assertThat(now.lines()).hasSize(2);
    assertThat(manager.get(order + "/edits/new").body())
        .contains("1 in the order", "€10.00")
        .doesNotContain("2 in the order", "0 in the order", "€20.00");
    var again = post("", with(form("1", "1"), "seen", Client.hidden(shown, "seen"), "once", once));
    assertThat(again.statusCode()).isEqualTo(302);
    assertThat(manager.get(order).body()).contains("nothing was done twice");
    assertThat(refunds.find(store, 1001).balance()).isEqualTo(now.balance());
    assertThat(new Client(port).get(track).body()).contains("Product " + gyoza.productId());
    assertThat(manager.get(order + "/why").body())
        .contains("Product " + gyoza.productId(), "€6.00")
        .doesNotContain("??");
    assertThat(manager.get("/s/" + store.slug() + "/audit?what=order.edited").body())
        .contains("Order changed");
  }

  /** What is put to it is left of it. */
  @Test
  void allThatIsInItMayBeSwapped() {
    assertThat(post("/preview", form("2", "")).body())
        .containsOnlyOnce("Nothing would be left of the order");
    assertThat(post("/preview", with(form("2", ""), "words", "Product")).body())
        .as("somebody looks for what is put to it instead")
        .contains("value=\"" + gyoza.publicId() + "\"")
        .doesNotContain("Nothing would be left");
    var shown = post("/preview", form("2", "1"));
    assertThat(shown.body())
        .contains("goes back to the shopper")
        .doesNotContain("Nothing would be");
    var once = Client.hidden(shown, "once");
    var done = post("", with(form("2", "1"), "seen", Client.hidden(shown, "seen"), "once", once));
    assertThat(done.statusCode()).isEqualTo(302);
    var now = refunds.find(store, 1001);
    assertThat(now.lines()).extracting(Refundable.Line::left).containsExactly(0, 1);
    assertThat(now.balance().worth()).isEqualTo(now.balance().kept());
  }

  @Test
  void isCalledAfterWhatIsLeftInIt() {
    var more = List.of(new Basket.Item(gyoza.publicId(), 2));
    make(new EditWish(List.of(), more));
    var l = only(store, ORDER_LINE);
    db.update(l).set(l.TITLE, "Ramen").where(l.VARIANT_ID.eq(ramen.id())).execute();
    db.update(l).set(l.TITLE, "Gyoza").where(l.VARIANT_ID.eq(gyoza.id())).execute();
    var all = refunds.find(store, 1001).lines();
    make(new EditWish(List.of(new RefundWish.Units(all.getFirst().id(), 1, true)), List.of()));
    assertThat(named()).isEqualTo("Ramen 3");
    make(new EditWish(List.of(new RefundWish.Units(all.getFirst().id(), 1, true)), List.of()));
    assertThat(named()).isEqualTo("Gyoza 2");
  }

  /** As the list of orders says it. */
  private String named() {
    var o = only(store, ORDERS);
    return db.select(o.FIRST_ITEM, o.ITEM_COUNT)
        .from(o)
        .fetchSingle(row -> row.value1() + " " + row.value2());
  }

  @Test
  void saysWhyNotAndKeepsWhatWasTyped() {
    assertThat(post("/preview", form("3", "")).body()).contains("value=\"3\"");
    assertThat(post("/preview", form("2", "")).body())
        .contains("Nothing would be left of the order. Cancel it instead.");
    assertThat(post("/preview", form("", "4")).body()).contains("There are 3 left.");
    var seen = Client.hidden(post("/preview", form("", "3")), "seen");
    var few = post("", with(form("", "4"), "seen", seen));
    assertThat(few.statusCode()).isEqualTo(422);
    assertThat(few.body()).contains("There are 3 left.", "value=\"4\"").doesNotContain("??");
    assertThat(post("", form("", "")).body()).contains("Choose what to take off");
    var card = world.giftCards(store, 5000);
    assertThat(post("/preview", "more[0].variant", card.publicId(), "more[0].quantity", "1").body())
        .contains("Gift cards are bought in the shop.");
    orders.move(store, 1001, FulfilmentState.ACCEPTED, Actor.SYSTEM);
    assertThat(post("", with(form("", "1"), "seen", seen)).body()).contains("has changed");
    orders.move(store, 1001, FulfilmentState.READY, Actor.SYSTEM);
    orders.move(store, 1001, FulfilmentState.COMPLETED, Actor.SYSTEM);
    assertThat(post("", form("1", "")).statusCode()).isEqualTo(302);
    assertThat(manager.get(order).body()).contains("This order is finished.");
    var cook = staff.visitor(store, Role.FULFILMENT);
    assertThat(cook.get(order + "/edits/new").statusCode()).isEqualTo(403);
    assertThat(manager.get("/s/" + store.slug() + "/orders/77/edits/new").statusCode())
        .isEqualTo(404);
  }

  @Test
  void ofEightWhoChangeItAtOnceOneDoes() throws Exception {
    var wish = new EditWish(List.of(), List.of(new Basket.Item(gyoza.publicId(), 1)));
    var seen = queries.find(store, 1001);
    var plan = edits.plan(store, seen, wish);
    Callable<Boolean> one =
        () -> {
          try {
            edits.make(store, 1001, wish, plan, how(seen.order().version()));
            return true;
          } catch (EditRefused lost) {
            return false;
          }
        };
    try (var all = Executors.newFixedThreadPool(8)) {
      long won = 0;
      for (var done : all.invokeAll(Collections.nCopies(8, one))) won += done.get() ? 1 : 0;
      assertThat(won).isOne();
    }
    assertThat(onHand(gyoza)).isEqualTo(2);
    assertThat(refunds.find(store, 1001).balance().total()).isEqualTo(store.money(2600));
  }

  /** What others have put to the order meanwhile has a row on the page that tells of it. */
  @Test
  void aFormThatIsSentEightTimesAtOnceChangesItOnce() throws Exception {
    var form = form("", "1");
    var shown = post("/preview", form);
    var whole = with(form, "seen", Client.hidden(shown, "seen"));
    var same = with(whole, "once", Client.hidden(shown, "once"));
    Callable<HttpResponse<String>> press = () -> post("", same);
    assertThat(AtOnce.all(Collections.nCopies(8, press))).allMatch(it -> it.statusCode() == 302);
    assertThat(onHand(gyoza)).isEqualTo(2);
    var late = post("", whole);
    assertThat(late.statusCode()).isEqualTo(200);
    assertThat(late.body()).contains("has changed").doesNotContain("??");
    assertThat(post("", with(form("9", ""), "seen", "")).statusCode()).isEqualTo(422);
    assertThat(onHand(gyoza)).isEqualTo(2);
  }

  /** A form has rows for what can still be taken off, under the places that these have. */
  @Test
  void isChangedAgainAfterItsFirstLineIsGone() {
    make(new EditWish(List.of(), List.of(new Basket.Item(gyoza.publicId(), 2))));
    var lines = refunds.find(store, 1001).lines();
    var off = new RefundWish.Units(lines.getFirst().id(), 2, true);
    make(new EditWish(List.of(off), List.of()));
    var page = manager.get(order + "/edits/new");
    assertThat(page.body()).contains("2 in the order").doesNotContain("less[0].quantity");
    var form =
        new String[] {
          "less[0].line",
          Client.hidden(page, "less[0].line"),
          "less[1].line",
          Client.hidden(page, "less[1].line"),
          "less[1].quantity",
          "1",
          "kind",
          "cash"
        };
    var shown = post("/preview", form);
    assertThat(shown.body()).contains("€6.00 goes back to the shopper.");
    var done =
        post(
            "",
            with(form, "seen", Client.hidden(shown, "seen"), "once", Client.hidden(shown, "once")));
    assertThat(done.statusCode()).isEqualTo(302);
  }

  @Test
  void isNothingThatAnotherShopSells() {
    var other = world.store();
    var theirs = world.goods(other, 100, 5);
    var wish = new EditWish(List.of(), List.of(new Basket.Item(theirs.publicId(), 1)));
    assertThatThrownBy(() -> make(wish)).isInstanceOf(EditRefused.class);
    long few = statements.ofWarmRequests(() -> manager.get(order + "/edits/new")).size();
    make(new EditWish(List.of(), List.of(new Basket.Item(gyoza.publicId(), 1))));
    assertThat(statements.ofWarmRequests(() -> manager.get(order + "/edits/new")))
        .hasSize((int) few);
  }
}
