package io.storeflow.orderbatch;

import static io.storeflow.db.Tables.FULFILMENT;
import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_BATCH;
import static io.storeflow.order.FulfilmentState.ACCEPTED;
import static io.storeflow.order.FulfilmentState.CANCELLED;
import static io.storeflow.order.FulfilmentState.COMPLETED;
import static io.storeflow.order.FulfilmentState.NEW;
import static io.storeflow.order.FulfilmentState.PREPARING;
import static io.storeflow.order.FulfilmentState.READY;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.batch.BatchState;
import io.storeflow.fulfilment.FulfilmentStage;
import io.storeflow.fulfilment.HoldReason;
import io.storeflow.fulfilment.OrderHolds;
import io.storeflow.order.FulfilmentState;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Placed;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Orders that are chosen in their list are changed together, after what will be was shown. */
@AppTest
class OrderBatchTest {
  @Autowired private World world;
  @Autowired private Placed placed;
  @Autowired private Staff staff;
  @Autowired private Statements statements;
  @Autowired private OrderBatches batches;
  @Autowired private OrderHolds holds;
  @Autowired private OrderBatchRun run;
  @Autowired private DSLContext db;
  @Autowired private Clock clock;

  private Store store;
  private String list;
  private Staff.Visitor visitor;

  @BeforeEach
  void open() {
    store = world.store();
    list = "/s/" + store.slug() + "/orders";
    visitor = staff.visitor(store, Role.FULFILMENT);
  }

  @Test
  void movesTickedOrdersAndNamesThoseThatCouldNot() {
    long one = order(NEW);
    long two = order(NEW);
    long gone = order(CANCELLED);
    var page = chosen("acceptance", one, two, gone, 99);
    assertThat(visitor.get(page).body())
        .contains("Accept 3 orders", "2 orders will change", "1 order will be left alone")
        .contains("#" + gone, "is cancelled");
    assertThat(state(one)).isEqualTo(NEW);
    visitor.post(page, page + "/run");
    assertThat(visitor.get(page).body())
        .contains("2 orders changed", "#" + one, "#" + two)
        .contains("1 order was left alone", "#" + gone, "is cancelled");
    assertThat(state(one)).isEqualTo(ACCEPTED);
    assertThat(state(gone)).isEqualTo(CANCELLED);
  }

  @Test
  void neverTakesTickedOrdersBack() {
    long fresh = order(NEW);
    long cooking = order(PREPARING);
    long ready = order(READY);
    long over = order(COMPLETED);
    for (var act : List.of("acceptance", "preparation", "readiness")) {
      var page = chosen(act, cooking, ready, over, fresh);
      visitor.post(page, page + "/run");
      assertThat(state(over)).isEqualTo(COMPLETED);
      assertThat(state(ready)).isEqualTo(READY);
      if (act.equals("acceptance")) assertThat(state(cooking)).isEqualTo(PREPARING);
    }
    assertThat(state(fresh)).isEqualTo(READY);
  }

  /** What is judged when it is shown is judged again when it is done. */
  @Test
  void leavesAloneWhatWasMovedAfterItWasShown() {
    long one = order(NEW);
    var page = chosen("acceptance", one);
    assertThat(visitor.get(page).body()).contains("1 order will change");
    var o = only(store, ORDERS);
    db.update(o).set(o.FULFILMENT_STATE, READY).where(o.NUMBER.eq(one)).execute();
    assertThat(visitor.get(page).body()).contains("None of these orders would change");
    visitor.post(list, page + "/run");
    assertThat(visitor.get(page).body()).contains("1 order was left alone", "is ready");
    visitor.post(list, page + "/run");
    assertThat(state(one)).isEqualTo(READY);
  }

  @Test
  void sendsWhatIsLeftOfEachAndTellsThoseWhoGetParcels() {
    long parcel = placed.order(store, clock.instant(), NEW, row -> row.setMethod(Method.SHIPPING));
    long fetched = order(READY);
    long held = order(READY);
    holds.hold(store, held, HoldReason.ADDRESS, "", World.actor("Anna"));
    var page = chosen("completion", parcel, fetched, held);
    assertThat(visitor.get(page).body())
        .contains("Fulfil 3 orders", "2 orders will change", "is held", "name=\"mails\"");
    visitor.post(page, page + "/run", "mails", "true");
    assertThat(visitor.get(page).body()).contains("2 orders changed", "1 order was left alone");
    assertThat(List.of(state(parcel), state(fetched), state(held)))
        .containsExactly(COMPLETED, COMPLETED, READY);
    var f = only(store, FULFILMENT);
    assertThat(db.select(f.STAGE).from(f).orderBy(f.ORDER_ID).fetch(f.STAGE))
        .containsExactly(FulfilmentStage.SHIPPED, FulfilmentStage.HANDED_OVER);
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(mails("On its way: order", "#" + parcel)).isOne());
  }

  @Test
  void tagsManyAndSaysWhatIsWrongWithTags() {
    long one = order(NEW);
    long two = order(NEW);
    var page = chosen("tags", one, two);
    assertThat(visitor.get(page).body()).contains("Tags of 2 orders").doesNotContain("/run\"");
    assertThat(visitor.post(page, page + "/tags", "add", " ").body())
        .contains("Say which tags to add");
    assertThat(visitor.post(page, page + "/tags", "add", "x".repeat(41)).body())
        .contains("x".repeat(41));
    visitor.post(page, page + "/run");
    assertThat(visitor.get(page).body()).contains("Tags of 2 orders");
    visitor.post(page, page + "/tags", "add", "VIP, gift");
    assertThat(visitor.get(page).body()).contains("2 orders will change");
    visitor.post(page, page + "/run");
    assertThat(visitor.get(page).body()).contains("2 orders changed");
    assertThat(visitor.get(list + "?view=all&tag=vip").body())
        .contains("id=\"o" + one + "\"", "id=\"o" + two + "\"");
  }

  /** More than are done at once: a job does them, and goes on where another has ended. */
  @Test
  void goesOnAfterACrashAndDoesNoneTwice() {
    placed.orders(store, OrderBatches.AT_ONCE + 10, clock.instant(), NEW);
    var page = visitor.path(visitor.post(list, list + "/bulk", form("acceptance", "all", "true")));
    assertThat(visitor.get(page).body()).contains("Accept 60 orders", "60 orders will change");
    var b = only(store, ORDER_BATCH);
    long id = db.select(b.ID).from(b).fetchSingle(b.ID);
    db.update(b).set(b.STATE, BatchState.RUNNING).execute();
    for (int i = 0; i < 7; i++) assertThat(run.step(store, id)).isTrue();
    assertThat(visitor.get(page).body()).contains("7 of 60");
    var few = statements.ofRequests(() -> visitor.get(page));
    run.toTheEnd(store, id);
    assertThat(run.step(store, id)).isFalse();
    assertThat(visitor.get(page).body()).contains("60 orders changed");
    assertThat(few).hasSizeLessThanOrEqualTo(8);
    var o = only(store, ORDERS);
    assertThat(db.fetchCount(db.select(o.ID).from(o).where(o.VERSION.eq(2)))).isEqualTo(60);
  }

  @Test
  void takesTheFirstOfAListThatHasMore() {
    var ids = new ArrayList<Long>();
    for (long i = 0; i < OrderBatches.MOST + 1; i++) ids.add(i);
    var page = list + "/bulk/" + batches.choose(store, OrderAct.ACCEPTANCE, ids, Actor.SYSTEM);
    assertThat(visitor.get(page).body()).contains("The list has more. These are its first 5,000");
  }

  @Test
  void leadsBackWithoutATickAndToTheFileOfThoseTicked() {
    long one = order(NEW);
    var back = visitor.post(list, list + "/bulk", "list", "view=new", "act", "acceptance");
    assertThat(visitor.path(back)).isEqualTo(list + "?view=new");
    assertThat(visitor.get(visitor.path(back)).body()).contains("Nothing was selected");
    var file = visitor.post(list, list + "/bulk", form("export", "order", "" + one));
    assertThat(visitor.path(file)).isEqualTo(list + ".csv?order=" + one);
    var all = visitor.post(list, list + "/bulk", form("export", "all", "on"));
    assertThat(visitor.path(all)).isEqualTo(list + ".csv?view=all");
    assertThat(visitor.post(list, list + "/bulk", form("odd", "order", "1")).statusCode())
        .isEqualTo(404);
  }

  /** Not a part of them, and none of those that begin with it. */
  @Test
  void saysHowManyCanBeTickedAndDoesNothingBeyond() {
    long one = order(NEW);
    for (var act : List.of("acceptance", "print", "export"))
      for (int count : new int[] {101, 5_000, 12_000}) {
        var fields = new ArrayList<>(List.of("list", "view=new", "act", act));
        for (int i = 0; i < count; i++) fields.addAll(List.of("order", "" + (one + i)));
        var back = visitor.post(list, list + "/bulk", fields.toArray(String[]::new));
        assertThat(visitor.path(back)).isEqualTo(list + "?view=new");
        assertThat(visitor.get(visitor.path(back)).body())
            .contains("So many orders cannot be ticked: at most 100", "up to 5,000 at once")
            .contains("#" + one);
      }
  }

  @Test
  void letsOnlyThoseWhoMayEditAndNobodyOfAnotherStore() {
    long number = order(NEW);
    var page = chosen("acceptance", number);
    var viewer = staff.visitor(store, Role.VIEWER);
    assertThat(viewer.get(list).body()).doesNotContain("class=\"pick\"", "orders.csv");
    for (var path : List.of(page, list + ".csv"))
      assertThat(viewer.get(path).statusCode()).isEqualTo(403);
    assertThat(viewer.post(list, page + "/run").statusCode()).isEqualTo(403);
    var foreign = staff.visitor(world.store(), Role.OWNER);
    for (var path : List.of(list, list + "/region", page, list + ".csv"))
      assertThat(foreign.get(path).statusCode()).isEqualTo(404);
    var cook = staff.visitor(store, Role.CATALOGUE);
    assertThat(cook.get(list).statusCode()).isEqualTo(403);
    assertThat(state(number)).isEqualTo(NEW);
  }

  private String chosen(String act, long... numbers) {
    var form = new ArrayList<>(List.of("act", act, "list", "view=all", "order", "<b>"));
    for (long number : numbers) form.addAll(List.of("order", "" + number));
    return visitor.path(visitor.post(list, list + "/bulk", form.toArray(String[]::new)));
  }

  private static String[] form(String act, String name, String value) {
    return new String[] {"act", act, "list", "view=all", name, value};
  }

  private long order(FulfilmentState state) {
    return placed.order(store, clock.instant(), state);
  }

  private int mails(String... words) {
    return db
        .select(MAILBOX_MESSAGE.SUBJECT)
        .from(MAILBOX_MESSAGE)
        .where(MAILBOX_MESSAGE.SUBJECT.contains(store.name()))
        .fetch(MAILBOX_MESSAGE.SUBJECT)
        .stream()
        .filter(it -> List.of(words).stream().allMatch(it::contains))
        .toList()
        .size();
  }

  private FulfilmentState state(long number) {
    var o = only(store, ORDERS);
    return db.select(o.FULFILMENT_STATE)
        .from(o)
        .where(o.NUMBER.eq(number))
        .fetchSingle(o.FULFILMENT_STATE);
  }
}
