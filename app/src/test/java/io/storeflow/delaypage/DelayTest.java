package io.storeflow.delaypage;

import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.order.FulfilmentState;
import io.storeflow.order.Orders;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Staff say that an order comes later, and the shopper is told. */
@AppTest
class DelayTest {
  @Autowired World world;
  @Autowired Staff staff;
  @Autowired Orders orders;
  @Autowired DSLContext db;

  @Test
  void anotherTimeIsToldByMailAndOnTheTrackingPage() {
    var store = world.store();
    var rate = world.rate(store, Method.PICKUP, 0);
    var goods = world.goods(store, 500, null);
    var order = world.order(store, World.request(rate, null, goods, 1));
    var clerk = staff.visitor(store, Role.FULFILMENT);
    var page = "/s/" + store.slug() + "/orders/" + order.number();
    var day = LocalDate.now().plusDays(2);
    for (var wrong :
        new String[][] {
          {"", "", "Say a day and a time"},
          {"never", "19:40", "never"},
          {day.minusDays(9).toString(), "19:40", "still to come"},
          {day.plusYears(2).toString(), "19:40", "within a year"}
        }) {
      var refused = clerk.post(page, page + "/delay", "day", wrong[0], "time", wrong[1]);
      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.body()).contains(wrong[2]);
    }
    var said = clerk.post(page, page + "/delay", "day", day.toString(), "time", "19:40");
    assertThat(said.statusCode()).isEqualTo(302);
    var o = only(store, ORDERS);
    var at = day.atTime(LocalTime.of(19, 40)).atZone(store.timeZone()).toInstant();
    assertThat(db.select(o.PROMISED_AT).from(o).fetchSingle(o.PROMISED_AT)).isEqualTo(at);
    assertThat(clerk.get(page).body()).contains("Comes later");
    var subject = "Later than we said: order #" + order.number() + ", " + store.name();
    var mail = MAILBOX_MESSAGE.SUBJECT.eq(subject);
    await().atMost(Duration.ofMinutes(1)).until(() -> db.fetchExists(MAILBOX_MESSAGE, mail));
    assertThat(
            db.select(MAILBOX_MESSAGE.BODY_TEXT)
                .from(MAILBOX_MESSAGE)
                .where(mail)
                .fetchSingle(MAILBOX_MESSAGE.BODY_TEXT))
        .contains("takes longer than we said", "19:40");
    // The same time twice is told once.
    clerk.post(page, page + "/delay", "day", day.toString(), "time", "19:40");
    assertThat(clerk.get("/track/" + order.publicId()).body()).contains("19:40");
    assertThat(staff.visitor(store, Role.OWNER).get("/s/" + store.slug() + "/audit").body())
        .contains("Order comes later");
    assertThat(db.fetchCount(MAILBOX_MESSAGE, mail)).isEqualTo(1);
    orders.move(store, order.number(), FulfilmentState.CANCELLED, Actor.SYSTEM);
    assertThat(clerk.post(page, page + "/delay", "day", day.toString(), "time", "20:00").body())
        .contains("Nobody works on this order any more");
  }

  /** A parcel has no minute until one is said for it, which then stands instead of its day. */
  @Test
  void aParcelIsExpectedWhenItWasSaid() {
    var store = world.store();
    var rate = world.rate(store, Method.SHIPPING, 0);
    var order = world.order(store, World.request(rate, null, world.goods(store, 500, null), 1));
    var clerk = staff.visitor(store, Role.FULFILMENT);
    var page = "/s/" + store.slug() + "/orders/" + order.number();
    var track = "/track/" + order.publicId();
    assertThat(clerk.get(track).body()).contains("Leaves us").doesNotContain("Expected");
    var day = LocalDate.now().plusDays(2).toString();
    clerk.post(page, page + "/delay", "day", day, "time", "19:40");
    assertThat(clerk.get(track).body())
        .contains("Expected", "19:40")
        .doesNotContain("Leaves us", "??");
  }
}
