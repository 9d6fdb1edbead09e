package io.storeflow.today;

import static io.storeflow.order.FulfilmentState.CANCELLED;
import static io.storeflow.order.FulfilmentState.COMPLETED;
import static io.storeflow.order.FulfilmentState.NEW;
import static io.storeflow.order.FulfilmentState.READY;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.merchant.Merchants;
import io.storeflow.order.PaymentState;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Placed;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class TodayTest {
  @Autowired private World world;
  @Autowired private Placed placed;
  @Autowired private Staff staff;
  @Autowired private Statements statements;
  @Autowired private TodayQueries queries;
  @Autowired private Merchants merchants;
  @Autowired private Clock clock;

  @ParameterizedTest
  @CsvSource({
    // zone, now, start of today, start of that day last week, the same time then
    "Europe/Berlin, 2026-03-29T12:00:00Z, 2026-03-28T23:00:00Z, 2026-03-21T23:00:00Z,"
        + " 2026-03-22T13:00:00Z",
    "Europe/Berlin, 2026-10-25T12:00:00Z, 2026-10-24T22:00:00Z, 2026-10-17T22:00:00Z,"
        + " 2026-10-18T11:00:00Z",
    "America/New_York, 2026-11-21T03:30:00Z, 2026-11-20T05:00:00Z, 2026-11-13T05:00:00Z,"
        + " 2026-11-14T03:30:00Z",
    "Asia/Kathmandu, 2026-11-21T18:14:00Z, 2026-11-20T18:15:00Z, 2026-11-13T18:15:00Z,"
        + " 2026-11-14T18:14:00Z",
  })
  void knowsTheDayByTheClockOnTheWall(
      String zone, Instant now, Instant start, Instant lastStart, Instant lastNow) {
    var day = Today.of(ZoneId.of(zone), now);
    assertThat(day.start()).isEqualTo(start);
    assertThat(day.lastStart()).isEqualTo(lastStart);
    assertThat(day.lastNow()).isEqualTo(lastNow);
  }

  @Test
  void putsTheHourAfterAChangeOfTheClockWhereTheWallShowsIt() {
    var day = Today.of(ZoneId.of("Europe/Berlin"), Instant.parse("2026-03-29T12:00:00Z"));
    assertThat(day.hour(day.start(), 2 * 4)).isEqualTo(3);
    var long25 = Today.of(ZoneId.of("Europe/Berlin"), Instant.parse("2026-10-25T12:00:00Z"));
    assertThat(long25.hour(long25.start(), 3 * 4)).isEqualTo(2);
    assertThat(long25.hour(long25.start(), 24 * 4)).isEqualTo(23);
  }

  @Test
  void sumsUpTodayAgainstTheSameTimeLastWeek() {
    var store = world.store();
    var day = Today.of(store, clock);
    placed.order(store, day.now().minusMillis(1), NEW);
    placed.order(store, day.start(), COMPLETED, row -> row.setTotalMinor(3000L));
    placed.order(store, day.start().minusMillis(1), COMPLETED);
    placed.order(store, day.now().minusMillis(2), CANCELLED);
    placed.order(store, day.lastStart(), COMPLETED, row -> row.setTotalMinor(1500L));
    placed.order(store, day.lastStart().minusMillis(1), COMPLETED);
    placed.order(store, day.lastEnd().minusMillis(1), COMPLETED, row -> row.setTotalMinor(700L));
    var sales = queries.sales(store);
    assertThat(sales.sum()).isEqualTo(store.money(5000));
    assertThat(sales.orders()).isEqualTo(2);
    assertThat(sales.lastSum()).isEqualTo(store.money(1500));
    assertThat(sales.lastOrders()).isEqualTo(1);
    assertThat(sales.average()).isEqualTo(store.money(2500));
    assertThat(java.util.Arrays.stream(sales.today()).sum()).isEqualTo(5000);
    assertThat(sales.before()[23]).isEqualTo(700);
    assertThat(sales.before()[0]).isEqualTo(1500);
  }

  @Test
  void tellsWhatWaitsWhatRunsLowAndHowTheOtherStoresAre() {
    var merchant = world.merchant();
    var store = world.store(merchant);
    var other = world.store(merchant);
    var hidden = world.store();
    var person = world.person();
    for (var each : java.util.List.of(store, other))
      merchants.admit(person.id(), merchant, each, Role.MANAGER, Actor.SYSTEM);
    var now = clock.instant();
    placed.order(store, now.minus(Duration.ofMinutes(7)), NEW);
    placed.order(store, now.minusSeconds(20), READY, row -> row.setCustomerName("田中 美咲"));
    placed.orders(other, 3, now, NEW);
    placed.orders(hidden, 3, now, NEW);
    placed.order(store, now, NEW, row -> row.setPaymentState(PaymentState.PENDING));
    placed.order(store, now, NEW, row -> row.setSent(false));
    world.goods(store, 1000, 3);
    world.goods(store, 1000, 300);
    var visitor = staff.visitor(World.signedIn(person));
    var html = visitor.get("/s/" + store.slug()).body();
    assertThat(html)
        .contains("The oldest has waited 7 min", "田中 美咲", "All 4 open orders", "3 to do")
        .as("a board does not show what is still to be paid, or what comes by e-mail")
        .contains("2 tickets")
        .contains("Alert at or below 5", ">3</span>", other.name())
        .doesNotContain("??", hidden.name(), " style=");
    var inbox = visitor.get("/stores").body();
    assertThat(inbox)
        .contains("7 orders to do in 2 stores", store.name(), other.name())
        .doesNotContain(hidden.name(), "??");
  }

  @Test
  void isCalmWhereNothingIsToDoAndShowsNoOrdersToThoseWhoMayNot() {
    var store = world.store();
    var manager = staff.visitor(store, Role.MANAGER);
    assertThat(manager.get("/s/" + store.slug()).body())
        .contains("Nothing waits for you", "Nothing is running low.", "No sales yet today");
    assertThat(staff.visitor(store, Role.OWNER).get("/s/" + store.slug()).body())
        .contains("3 pages are missing that the law of your country asks for", "Imprint");
    placed.order(store, clock.instant(), NEW);
    var catalogue = staff.visitor(store, Role.CATALOGUE);
    assertThat(catalogue.get("/s/" + store.slug()).body())
        .contains("Low stock")
        .doesNotContain("To do now", "Sales today", "??");
    assertThat(staff.visitor(World.signedIn(world.person())).get("/stores").body())
        .contains("You are in no store yet");
  }

  @Test
  void sendsTheSameStatementsForOneStoreAndForThirty() {
    var merchant = world.merchant();
    var person = world.person();
    var store = world.store(merchant);
    merchants.admit(person.id(), merchant, null, Role.OWNER, Actor.SYSTEM);
    var visitor = staff.visitor(World.signedIn(person));
    world.store(merchant);
    var few = statements.ofRequests(() -> visitor.get("/s/" + store.slug()));
    var inboxOfFew = statements.ofRequests(() -> visitor.get("/stores"));
    for (int i = 0; i < 30; i++) placed.orders(world.store(merchant), 40, clock.instant(), NEW);
    var many = statements.ofRequests(() -> visitor.get("/s/" + store.slug()));
    assertThat(many).hasSameSizeAs(few);
    assertThat(statements.ofRequests(() -> visitor.get("/stores"))).hasSameSizeAs(inboxOfFew);
    assertThat(few).hasSizeLessThanOrEqualTo(15);
  }
}
