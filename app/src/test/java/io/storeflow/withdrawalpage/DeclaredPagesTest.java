package io.storeflow.withdrawalpage;

import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.ORDER_TIMELINE;
import static io.storeflow.db.Tables.STORE;
import static io.storeflow.db.Tables.WITHDRAWAL;
import static io.storeflow.db.Tables.WITHDRAWAL_LINE;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.desk.DeskCount;
import io.storeflow.fulfilment.HoldReason;
import io.storeflow.fulfilment.OrderHolds;
import io.storeflow.order.Timeline;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtOnce;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import io.storeflow.withdrawal.Declaration;
import io.storeflow.withdrawal.Withdrawals;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Staff see each declaration, what it asks of them, and until when. */
@AppTest
class DeclaredPagesTest {
  @Autowired World world;
  @Autowired Staff staff;
  @Autowired Withdrawals withdrawals;
  @Autowired OrderHolds holds;
  @Autowired List<DeskCount> counts;
  @Autowired Statements statements;
  @Autowired DSLContext db;

  Store store;
  Staff.Visitor owner;

  @BeforeEach
  void open() {
    store = world.store(world.merchant(), 24 * 60);
    owner = staff.visitor(store, Role.OWNER);
    var goods = world.goods(store, 1000, 9);
    world.order(store, World.request(world.rate(store, Method.SHIPPING, 250), null, goods, 3));
    var o = only(store, ORDERS);
    db.update(o)
        .set(o.CUSTOMER_EMAIL, "ayse@example.com")
        .set(o.PAID_MINOR, o.TOTAL_MINOR)
        .execute();
  }

  @Test
  void anOrderSaysWhoHasWithdrawnAndWaitsForAnAnswer() {
    var id = declare("1001", "ayse@example.com");
    assertThat(page("/orders/1001"))
        .contains("Ayşe has withdrawn from the contract", "has to be paid back by")
        .contains("Cancel the order", "Withdrawn from:", "On hold: withdrawn from the contract")
        .doesNotContain("??", "Release</button>");
    assertThat(page("/orders")).contains("On hold: withdrawn from the contract");
    var at = store.page("/orders/1001");
    var to = store.page("/withdrawals/" + id + "/answer");
    assertThat(owner.post(at, to, "reason", " ").statusCode()).isEqualTo(422);
    assertThat(owner.post(at, to, "reason", "x".repeat(201)).body()).contains("x".repeat(201));
    assertThat(holds.of(store, 1001)).isPresent();
    assertThat(owner.post(at, to, "reason", "She keeps it").statusCode()).isEqualTo(302);
    assertThat(holds.of(store, 1001)).as("goes on").isEmpty();
    assertThat(page("/orders/1001")).contains("She keeps it").doesNotContain("??");
  }

  /** Nothing is said to be owed that went back, was never paid, or was answered. */
  @Test
  void isOverOnceNothingIsToBePaidBack() {
    declare("1001", "ayse@example.com");
    assertThat(page("/withdrawals")).contains("Waits for you");
    var o = only(store, ORDERS);
    db.update(o).set(o.REFUNDED_MINOR, o.PAID_MINOR.plus(o.GIFT_CARDS_MINOR)).execute();
    assertThat(page("/orders/1001"))
        .contains("All that was paid went back", "It does not hold, or was dealt with")
        .doesNotContain("has to be paid back by", "??");
    assertThat(page("/withdrawals")).contains("Paid back").doesNotContain("Waits for you", "??");
    db.update(o).set(o.REFUNDED_MINOR, 0L).set(o.PAID_MINOR, 0L).execute();
    assertThat(page("/orders/1001"))
        .contains("nothing has to be paid back", "Cancel the order")
        .doesNotContain("has to be paid back by", "??");
    var track = "/track/" + publicId();
    assertThat(owner.get(track).body())
        .contains("We have received your withdrawal of")
        .doesNotContain("goes back to you by", "??");
  }

  @Test
  void thatWhichNamesNoOrderIsSeenBySomebody() {
    var id = declare("the knife", "eve@example.com");
    declare("1001", "eve@example.com");
    var list = page("/withdrawals");
    assertThat(list)
        .contains("the knife", "No such order: ask", "#", "Not by the address of the order: ask")
        .doesNotContain("??");
    assertThat(holds.of(store, 1001)).as("of a stranger").isEmpty();
    assertThat(page("/orders/1001")).contains("did not name the address", "eve@example.com");
    var at = store.page("/withdrawals");
    var to = store.page("/withdrawals/" + id + "/answer");
    assertThat(owner.post(at, to, "reason", "").body()).contains("Say why");
    assertThat(owner.post(at, to, "reason", "Was 1001").statusCode()).isEqualTo(302);
    assertThat(page("/withdrawals")).contains("Was 1001", "Closed");
    var kitchen = staff.visitor(store, Role.CATALOGUE);
    assertThat(kitchen.get(at).statusCode()).isEqualTo(403);
    var nobodys = store.page("/withdrawals/" + "x".repeat(22) + "/answer");
    var answer = owner.post(store.page("/orders/1001"), nobodys, "reason", "Was 1001");
    assertThat(answer.statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsNotProvenIsToldApart() {
    withdrawals.declare(store, Declaration.ofAll("Ayşe", "1001", "ayse@example.com", null));
    assertThat(page("/orders/1001"))
        .contains("has not shown yet that the order is theirs", "If it is theirs")
        .contains("Cancel the order")
        .doesNotContain("On hold: withdrawn", "??");
    assertThat(page("/withdrawals")).contains("Not proven yet: ask").doesNotContain("??");
    assertThat(page("/notices")).contains("not proven yet: order #1001");
    assertThat(page("/orders")).contains("href=\"" + store.page("/withdrawals") + "\"");
    assertThat(waiting()).isOne();
    var o = only(store, ORDERS);
    db.update(o).set(o.REFUNDED_MINOR, o.PAID_MINOR).execute();
    assertThat(waiting()).isZero();
    db.update(o).set(o.REFUNDED_MINOR, 0L).execute();
    assertThat(waiting()).isOne();
    var id = db.select(WITHDRAWAL.PUBLIC_ID).from(only(store, WITHDRAWAL)).fetchSingle().value1();
    withdrawals.answer(store, id, "Asked her", Actor.SYSTEM);
    assertThat(waiting()).isZero();
  }

  /** Anybody can guess a number: what strangers say is counted, and hides nothing. */
  @Test
  void strangersBuryNeitherTheOrderNorWhatItsShopperSays() {
    for (int i = 0; i < 5; i++) declare("1001", "eve" + i + "@example.com");
    withdrawals.declare(store, Declaration.ofAll("Ayşe", "1001", "ayse@example.com", null));
    var page = page("/orders/1001");
    assertThat(page)
        .contains("5 withdrawals name this order", "has not shown yet that the order is theirs")
        .doesNotContain("did not name the address", "eve0@example.com", "??");
    var t = only(store, ORDER_TIMELINE);
    assertThat(db.fetchCount(t, t.KIND.eq(Timeline.WITHDRAWN_UNPROVEN)))
        .as("the first stranger, and the shopper")
        .isEqualTo(2);
    assertThat(page("/withdrawals"))
        .contains("eve0@example.com", "ayse@example.com", "/proof\"", "It does not hold");
    var w = only(store, WITHDRAWAL);
    var eve =
        db.select(w.PUBLIC_ID).from(w).where(w.EMAIL.eq("eve0@example.com")).fetchSingle().value1();
    var at = store.page("/withdrawals");
    var answer = owner.post(at, at + "/" + eve + "/answer", "reason", "Never ordered");
    assertThat(answer.headers().firstValue("Location")).hasValue(at);
    assertThat(page("/orders/1001")).contains("4 withdrawals name this order");
  }

  /** Who called, say; from whatever address it was declared. */
  @Test
  void staffTakeOneAsProvenAndItIsAsIfItsShopperHadShownIt() {
    var id = declare("1001", "ayse@work.example");
    assertThat(holds.of(store, 1001)).isEmpty();
    var at = store.page("/withdrawals/" + id + "/proof");
    assertThat(page("/orders/1001")).contains(at, "Take the withdrawal as proven");
    assertThat(owner.get(at).body())
        .contains("ayse@work.example", "Not the address of the order", "Units, of 3")
        .contains("the order is held until", "mailed once more to", "No money moves by it")
        .doesNotContain("What has gone out is expected back", "??");
    var without = owner.post(at, at, "reason", " ", "lines[0].line", line(), "lines[0].units", "2");
    assertThat(without.statusCode()).isEqualTo(422);
    assertThat(without.body()).contains("value=\"2\"");
    var tooMany = owner.post(at, at, "reason", "R", "lines[0].line", line(), "lines[0].units", "4");
    assertThat(tooMany.body()).contains("At most 3");
    assertThat(holds.of(store, 1001)).isEmpty();
    String[] said = {"reason", "Called <b>her</b>", "lines[0].line", line(), "lines[0].units", "2"};
    assertThat(owner.post(at, at, said).statusCode()).isEqualTo(302);
    assertThat(holds.of(store, 1001).orElseThrow().reason()).isEqualTo(HoldReason.WITHDRAWN);
    assertThat(page("/orders/1001"))
        .contains("Ayşe has withdrawn from the contract", "has to be paid back by")
        .contains("Withdrawn from:", "Withdrawal taken as proven", "Called &lt;b&gt;her&lt;/b&gt;")
        .contains("Cancel the order", "Change items")
        .doesNotContain(at, "did not name", "??");
    assertThat(owner.get("/track/" + publicId()).body())
        .containsPattern("We have received your withdrawal of[^<]*</p>\\s*<p>2 × <bdi");
    assertThat(owner.post(store.page("/orders/1001"), at, said).statusCode()).isEqualTo(302);
    assertThat(timeline(Timeline.WITHDRAWN_TAKEN)).as("pressed twice").isOne();
    assertThat(db.fetchCount(only(store, WITHDRAWAL_LINE))).isOne();
    assertThat(page("/audit?what=order.withdrawal_taken")).contains("Called &lt;b&gt;her");
    await().until(() -> receipts("ayse@work.example"), it -> it == 2);
  }

  @Test
  void nothingIsTakenAsProvenThatNamesNoOrderOrIsOver() {
    var nobodys = declare("the knife", "eve@example.com");
    var answered = declare("1001", "eve@example.com");
    withdrawals.answer(store, answered, "Was not hers", Actor.SYSTEM);
    var shown = declare("1001", "ayse@example.com");
    for (var id : List.of(nobodys, answered, shown)) {
      var at = store.page("/withdrawals/" + id + "/proof");
      assertThat(owner.get(at).statusCode()).isEqualTo(302);
      var said = owner.post(store.page("/orders/1001"), at, "reason", "Called her");
      assertThat(said.statusCode()).isEqualTo(302);
      assertThat(withdrawals.take(store, id, null, "Called her", Actor.SYSTEM))
          .isNotEqualTo(Withdrawals.Taken.TAKEN);
    }
    assertThat(timeline(Timeline.WITHDRAWN_TAKEN)).isZero();
    var page = page("/orders/1001");
    assertThat(page).doesNotContain(nobodys, "Take the withdrawal as proven");
    var kitchen = staff.visitor(store, Role.CATALOGUE);
    assertThat(kitchen.get(store.page("/withdrawals/" + nobodys + "/proof")).statusCode())
        .isEqualTo(403);
  }

  /** One shows it, another takes it as proven, at the same time: it is done once. */
  @Test
  void ofManyWhoTakeItAtOnceOneDoes() throws Exception {
    var id =
        withdrawals.declare(store, Declaration.ofAll("Ayşe", "1001", "ayse@example.com", null));
    Callable<Withdrawals.Taken> press =
        () -> withdrawals.take(store, id, null, "Called her", Actor.SYSTEM);
    var all = AtOnce.all(Collections.nCopies(4, press));
    assertThat(all).containsOnlyOnce(Withdrawals.Taken.TAKEN);
    assertThat(all).filteredOn(it -> it == Withdrawals.Taken.PROVEN).hasSize(3);
    assertThat(timeline(Timeline.WITHDRAWN_TAKEN)).isOne();
  }

  private String line() {
    var l = only(store, ORDER_LINE);
    return db.select(l.PUBLIC_ID).from(l).fetchSingle(l.PUBLIC_ID);
  }

  private int timeline(String kind) {
    var t = only(store, ORDER_TIMELINE);
    return db.fetchCount(t, t.KIND.eq(kind));
  }

  private int receipts(String to) {
    return db.fetchCount(
        MAILBOX_MESSAGE,
        MAILBOX_MESSAGE
            .RECIPIENT
            .eq(to)
            .and(MAILBOX_MESSAGE.SUBJECT.startsWith("Receipt of your withdrawal")));
  }

  private int waiting() {
    var count =
        counts.stream().filter(it -> it.key().equals("withdrawals")).findFirst().orElseThrow();
    return db.select(count.count(store)).fetchSingle().value1();
  }

  /** Elsewhere nobody is told of a law that does not hold. */
  @Test
  void aStoreOutsideTheUnionHasNoneOfIt() {
    db.update(STORE).set(STORE.COUNTRY, "US").where(STORE.ID.eq(store.id())).execute();
    await().until(() -> !page("/orders").contains(store.page("/withdrawals")));
    assertThat(page("/withdrawals"))
        .contains("this store is none")
        .doesNotContain("footer of the shop", "??");
  }

  @Test
  void manyComePageByPageAndCostAsMuchAsOne() {
    declare("none 0", "eve@example.com");
    page("/withdrawals");
    int one = statements.ofWarmRequests(() -> page("/withdrawals")).size();
    for (int i = 1; i < 52; i++) declare("none " + i, "eve@example.com");
    assertThat(statements.ofWarmRequests(() -> page("/withdrawals")).size()).isEqualTo(one);
    var first = page("/withdrawals");
    assertThat(first).contains("none 51", "cursor=").doesNotContain("none 1”");
  }

  private String declare(String order, String email) {
    var said = Declaration.ofAll("Ayşe", order, email, null);
    return withdrawals.declare(store, order.equals("1001") ? said.knowing(publicId()) : said);
  }

  private String publicId() {
    var o = only(store, ORDERS);
    return db.select(o.PUBLIC_ID).from(o).fetchSingle(o.PUBLIC_ID);
  }

  private String page(String path) {
    return owner.get(store.page(path)).body();
  }
}
