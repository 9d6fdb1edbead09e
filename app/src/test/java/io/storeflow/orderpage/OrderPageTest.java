package io.storeflow.orderpage;

import static io.storeflow.db.Tables.NOTICE;
import static io.storeflow.db.Tables.ORDER_MENTION;
import static io.storeflow.order.FulfilmentState.ACCEPTED;
import static io.storeflow.order.FulfilmentState.CANCELLED;
import static io.storeflow.order.FulfilmentState.COMPLETED;
import static io.storeflow.order.FulfilmentState.NEW;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.order.Timeline;
import io.storeflow.shipping.Method;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtOnce;
import io.storeflow.testing.Client;
import io.storeflow.testing.Placed;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class OrderPageTest {
  @Autowired private World world;
  @Autowired private Placed placed;
  @Autowired private Staff staff;
  @Autowired private Statements statements;
  @Autowired private OrderPageQueries queries;
  @Autowired private Timeline timeline;
  @Autowired private DSLContext db;
  @Autowired private Clock clock;

  static String page(Store store, long number) {
    return "/s/" + store.slug() + "/orders/" + number;
  }

  @Test
  void showsAnOrderAsItWasBought() {
    var store = world.store();
    var goods = world.goods(store, 1290, 5);
    var rate = world.rate(store, Method.DELIVERY, 290);
    var receipt = world.order(store, World.request(rate, null, goods, 2));
    var html = staff.visitor(store, Role.VIEWER).get(page(store, receipt.number())).body();
    assertThat(html)
        .contains("#" + receipt.number(), "€28.70", "€25.80", "€2.90", "€12.90 each")
        .contains("Ayşe Yılmaz", "ayse@example.com", "Invalidenstraße 1", "10115 Berlin")
        .contains("First order here", "Order placed")
        .contains("/track/" + receipt.publicId())
        .doesNotContain("??", "Mark ready", "Cancel order", "Comment for your team");
  }

  @Test
  void keepsCommentsAsTheyWereWrittenUpToTheirLength() {
    var store = world.store();
    var visitor = staff.visitor(store, Role.SUPPORT);
    long number = placed.order(store, clock.instant(), NEW);
    var page = page(store, number);
    visitor.post(page, page + "/comments", "text", "Klingel kaputt 🔔 مرحبا");
    var nothing = visitor.post(page, page + "/comments", "text", " \u200B \u3000");
    assertThat(nothing.statusCode()).isEqualTo(422);
    assertThat(nothing.body()).contains("Write something first.");
    visitor.post(page, page + "/comments");
    visitor.post(page, page + "/comments", "text", "🔔".repeat(1000));
    // More than a session keeps: nothing of it may get lost without a word.
    var novel = "Far & wide ".repeat(7_000).strip();
    var refused = visitor.post(page, page + "/comments", "text", novel);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("at most 1,000 characters", "value=\"" + novel.replace("&", "&amp;"));
    var comments = timeline.of(store, queries.find(store, number).orElseThrow().id());
    assertThat(comments).hasSize(2);
    assertThat(comments.getFirst().detail()).isEqualTo("Klingel kaputt 🔔 مرحبا");
    assertThat(comments.getLast().detail()).isEqualTo("🔔".repeat(1000));
  }

  @Test
  void aCommentIsWrittenOnceHoweverOftenItIsPressed() throws Exception {
    var store = world.store();
    var visitor = staff.visitor(store, Role.SUPPORT);
    long number = placed.order(store, clock.instant(), NEW);
    var page = page(store, number);
    var once = Client.hidden(visitor.get(page), "once");
    Callable<HttpResponse<String>> press =
        () -> visitor.post(page, page + "/comments", "text", "Rang twice", "once", once);
    assertThat(AtOnce.all(Collections.nCopies(6, press))).allMatch(it -> it.statusCode() == 302);
    visitor.post(page, page + "/comments", "text", "Rang again", "once", once);
    var comments = timeline.of(store, queries.find(store, number).orElseThrow().id());
    assertThat(comments).extracting("detail").containsExactly("Rang twice", "Rang again");
  }

  /** Whom a comment names may see the order, and is told; nobody else gets into it. */
  @Test
  void namesMembersInCommentsWhoMaySeeTheOrder() {
    var store = world.store();
    var mika = world.member(store, Role.FULFILMENT);
    var away = world.member(world.store(store.merchant()), Role.SUPPORT);
    var visitor = staff.visitor(store, Role.SUPPORT);
    long number = placed.order(store, clock.instant(), NEW);
    var page = page(store, number);
    var named = "Please call, @" + mika.email();
    visitor.post(page, page + "/comments", "text", named);
    assertThat(visitor.get(page).body())
        .contains(mika.name() + " is told", "<b>@" + mika.email() + "</b>");
    var others = "@" + away.email() + " and @Haruka Mori look";
    assertThat(visitor.post(page, page + "/comments", "text", others).statusCode()).isEqualTo(302);
    assertThat(visitor.get(page).body())
        .contains("@" + away.email(), " and @Haruka Mori look")
        .contains(away.email() + " may not see orders of " + store.name() + " and was not told")
        .contains("Nobody who works here is called Haruka Mori, so nobody was told.");
    var mentions = "/s/" + store.slug() + "/orders/mentions";
    var found = visitor.get(mentions + "?text=ask+@" + mika.email().substring(0, 6)).body();
    assertThat(found).contains(mika.email()).doesNotContain(away.email());
    var m = only(store, ORDER_MENTION);
    assertThat(db.select(m.PERSON_ID).from(m).fetch(m.PERSON_ID)).containsExactly(mika.id());
    var n = only(store.merchant(), NOTICE);
    assertThat(
            db.select(n.PERSON_ID)
                .from(n)
                .where(n.SUBJECT.eq("#" + number))
                .and(n.KIND.eq("mention"))
                .fetch(n.PERSON_ID))
        .containsExactly(mika.id());
  }

  @Test
  void asksForTheRightRoleAndTheRightStore() {
    var store = world.store();
    long number = placed.order(store, clock.instant(), NEW);
    var page = page(store, number);
    var foreign = staff.visitor(world.store(), Role.OWNER);
    var viewer = staff.visitor(store, Role.VIEWER);
    var kitchen = staff.visitor(store, Role.FULFILMENT);
    assertThat(foreign.get(page).statusCode()).isEqualTo(404);
    assertThat(viewer.get(page).statusCode()).isEqualTo(200);
    assertThat(viewer.get(page(store, 1)).statusCode()).isEqualTo(404);
    assertThat(viewer.get("/s/" + store.slug() + "/orders/x").statusCode()).isEqualTo(404);
    for (var noun :
        List.of(
            "acceptance", "preparation", "readiness", "completion", "comments", "cancellation")) {
      var home = "/s/" + store.slug() + "/orders";
      assertThat(viewer.post(home, page + "/" + noun, "text", "x").statusCode())
          .as(noun)
          .isEqualTo(403);
    }
    assertThat(kitchen.post(page, page + "/cancellation").statusCode()).isEqualTo(403);
    assertThat(kitchen.postPlain(page + "/acceptance", java.util.Map.of()).statusCode())
        .as("without its token nothing is done, it is shown to be sent again")
        .isEqualTo(422);
    assertThat(queries.find(store, number).orElseThrow().fulfilment()).isEqualTo(NEW);
    assertThat(staff.visitor(null).get(page).statusCode()).isEqualTo(302);
  }

  @Test
  void sendsTheSameStatementsForTwoLinesAndForTwoHundred() {
    var store = world.store();
    var visitor = staff.visitor(store, Role.MANAGER);
    long few = placed.order(store, clock.instant(), NEW);
    long many = placed.order(store, clock.instant(), ACCEPTED);
    placed.moreLines(store, many, 200);
    var two = statements.ofRequests(() -> visitor.get(page(store, few)));
    var lots =
        statements.ofRequests(
            () -> assertThat(visitor.get(page(store, many)).body()).contains("Dish 199"));
    assertThat(lots).hasSameSizeAs(two);
    assertThat(two).hasSizeLessThanOrEqualTo(8);
  }

  @Test
  void knowsTheShopperFromEarlierOrders() {
    var store = world.store();
    var now = clock.instant();
    placed.order(store, now.minusSeconds(900), COMPLETED);
    placed.order(store, now.minusSeconds(800), CANCELLED);
    long third = placed.order(store, now.minusSeconds(700), NEW);
    placed.order(store, now, NEW, row -> row.setCustomerId(2L));
    assertThat(queries.history(store, queries.find(store, third).orElseThrow()))
        .isEqualTo(new OrderPage.History(3, 3, store.money(4000)));
  }
}
