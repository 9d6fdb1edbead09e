package io.storeflow.noticepage;

import static io.storeflow.db.Tables.NOTICE;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.account.Person;
import io.storeflow.merchant.Merchants;
import io.storeflow.notice.NoticeChoices;
import io.storeflow.notice.NoticeChoices.Wanted;
import io.storeflow.notice.NoticeKind;
import io.storeflow.notice.Notices;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.trouble.WorkFailed;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Merchant;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import io.storeflow.upkeep.ExpiringOfStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** People are told of what they may see, once, until they have read it. */
@AppTest
class NoticePageTest {
  @Autowired World world;
  @Autowired Staff staff;
  @Autowired DSLContext db;
  @Autowired Notices notices;
  @Autowired NoticeChoices choices;
  @Autowired Merchants merchants;
  @Autowired Statements statements;
  @Autowired ApplicationEventPublisher events;
  @Autowired List<ExpiringOfStore> expiring;

  private Merchant merchant;
  private Store store;
  private Person manager;
  private Staff.Visitor visitor;
  private String path;

  @BeforeEach
  void aStore() {
    merchant = world.merchant();
    store = world.store(merchant);
    manager = world.member(store, Role.MANAGER);
    visitor = staff.visitor(World.signedIn(manager));
    path = "/s/" + store.slug() + "/notices";
  }

  @Test
  void aNewOrderIsToldAMomentAfterItWasPlaced() {
    var goods = world.goods(store, 500, 50);
    var rate = world.rate(store, Method.PICKUP, 0);
    var order = world.order(store, World.request(rate, null, goods, 1));
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(count(visitor)).isEqualTo("1"));
    var page = visitor.get(path).body();
    assertThat(page).contains("New order", "#" + order.number());
    assertThat(visitor.get("/s/" + store.slug()).body()).contains("data-unread").contains(">1</b>");
    assertThat(visitor.get(path + "/latest").body()).contains("#" + order.number());
  }

  @Test
  void whatIsReadIsNotCountedAnyMore() {
    tell("one");
    tell("two");
    tell("three");
    assertThat(count(visitor)).isEqualTo("3");
    var two = id("two");
    var opened = visitor.post(path, path + "/" + two + "/reading");
    assertThat(visitor.path(opened)).isEqualTo("/s/" + store.slug() + "/orders/two");
    assertThat(count(visitor)).isEqualTo("2");
    assertThat(visitor.get(path + "?view=unread").body())
        .contains("New order one", "New order three")
        .doesNotContain("New order two");
    tell("four");
    // Of what has come since the page was shown nothing is read by it.
    visitor.post(path, path + "/reading", "upTo", Long.toString(id("three")));
    assertThat(count(visitor)).isEqualTo("1");
    visitor.post(path, path + "/reading", "upTo", Long.toString(Long.MAX_VALUE / 10));
    assertThat(count(visitor)).isEmpty();
    tell("five");
    assertThat(count(visitor)).isEqualTo("1");
  }

  @Test
  void nobodyIsToldOfWhatTheyMayNotSee() {
    var other = world.store(merchant);
    var cook = staff.visitor(World.signedIn(world.member(other, Role.FULFILMENT)));
    var stranger = staff.visitor(world.store(), Role.OWNER);
    tell("here");
    notices.tell(other, NoticeKind.NEW_ORDER, "there", "/orders/there", Actor.SHOPPER);
    notices.tell(other, NoticeKind.FAILED_TASK, "event.read", "/failed-work/1", Actor.SYSTEM);
    var there = "/s/" + other.slug() + "/notices";
    assertThat(cook.get(there).body())
        .contains("New order there")
        .doesNotContain("New order here", "Failed:");
    assertThat(cook.get(there + "/count").body()).isEqualTo("1");
    assertThat(visitor.get(path).body()).contains("New order here").doesNotContain("there");
    assertThat(stranger.get(path).statusCode()).isEqualTo(404);
    assertThat(cook.post(there, there + "/" + id("here") + "/reading").statusCode()).isEqualTo(404);
    assertThat(count(visitor)).isEqualTo("1");
  }

  @Test
  void whoDidItAndWhoCameLaterAreNotTold() {
    var colleague = world.member(store, Role.MANAGER);
    notices.tell(
        store, NoticeKind.RETURN_ASKED, "#1001", "/orders/1001", Actor.of(World.signedIn(manager)));
    notices.tellOne(
        store,
        colleague.id(),
        NoticeKind.MENTION,
        "order #1001",
        "/orders/1001",
        Actor.of(World.signedIn(manager)));
    notices.tellOne(
        store,
        manager.id(),
        NoticeKind.MENTION,
        "order #1002",
        "/orders/1002",
        Actor.of(World.signedIn(manager)));
    assertThat(count(visitor)).isEmpty();
    var told = staff.visitor(World.signedIn(colleague));
    assertThat(count(told)).isEqualTo("2");
    assertThat(told.get(path).body()).contains("mentions you", manager.name(), "Return asked for");
    assertThat(count(staff.visitor(store, Role.MANAGER))).isEmpty();
  }

  @Test
  void whatIsNotWantedIsNotShown() {
    tell("one");
    visitor.post("/account/notices", "/account/notices", "shown", "low_stock");
    assertThat(count(visitor)).isEmpty();
    assertThat(choices.of(manager.id()))
        .containsEntry(NoticeKind.NEW_ORDER, new Wanted(false, false))
        .containsEntry(NoticeKind.LOW_STOCK, new Wanted(true, false));
    assertThat(choices.mailed(NoticeKind.LOW_STOCK, List.of(manager.id()))).isEmpty();
    choices.choose(manager.id(), Map.of(NoticeKind.NEW_ORDER, new Wanted(true, true)));
    assertThat(count(visitor)).isEqualTo("1");
    assertThat(choices.mailed(NoticeKind.NEW_ORDER, List.of(1L, manager.id())))
        .containsExactly(manager.id());
  }

  @Test
  void failedWorkIsToldInWords() {
    events.publishEvent(new WorkFailed(store.id(), 7, "mail.order-placed"));
    assertThat(visitor.get(path).body()).contains("Failed: Mail: order placed");
  }

  @Test
  void aPageCostsTheSameHoweverMuchThereIs() {
    tell("one");
    var few = statements.ofRequests(() -> visitor.get(path));
    for (int i = 0; i < 120; i++) tell("more " + i);
    assertThat(statements.ofRequests(() -> visitor.get(path))).hasSameSizeAs(few);
    assertThat(count(visitor)).isEqualTo("99+");
  }

  @Test
  void whatIsOldIsForgotten() {
    tell("new");
    long old = Ids.next();
    insertInto(db, merchant, NOTICE)
        .set(NOTICE.ID, old)
        .set(NOTICE.STORE_ID, store.id())
        .set(NOTICE.KIND, "new_order")
        .set(NOTICE.BY_NAME, "")
        .set(NOTICE.SUBJECT, "old")
        .set(NOTICE.LINK, "/orders/1")
        .set(NOTICE.COUNTED, 1)
        .set(NOTICE.AT, Instant.now().minus(Duration.ofDays(91)))
        .execute();
    notices.read(merchant, manager.id(), old);
    expiring.stream()
        .filter(it -> it.getClass().getSimpleName().equals("OldNotices"))
        .forEach(it -> it.forgetExpired(store));
    var n = only(merchant, NOTICE);
    assertThat(db.select(n.SUBJECT).from(n).fetch(n.SUBJECT)).containsExactly("new");
  }

  private void tell(String subject) {
    notices.tell(store, NoticeKind.NEW_ORDER, subject, "/orders/" + subject, Actor.SHOPPER);
  }

  private long id(String subject) {
    var n = only(merchant, NOTICE);
    return db.select(n.ID).from(n).where(n.SUBJECT.eq(subject)).fetchSingle(n.ID);
  }

  private String count(Staff.Visitor who) {
    return who.get(path + "/count").body();
  }
}
