package io.storeflow.kitchen;

import static io.storeflow.kitchen.BoardScreen.waiting;
import static io.storeflow.order.FulfilmentState.NEW;
import static io.storeflow.order.FulfilmentState.PREPARING;
import static io.storeflow.order.FulfilmentState.READY;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.storeflow.db.Tables;
import io.storeflow.order.Orders;
import io.storeflow.store.Owned;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Chromium;
import io.storeflow.testing.Placed;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Pages for staff in a real browser, while others work beside and lines are cut. */
@AppTest
@Tag("browser")
class PagesInABrowserTest {
  @Autowired private World world;
  @Autowired private Placed placed;
  @Autowired private Staff staff;
  @Autowired private KitchenQueries queries;
  @Autowired private Orders orders;
  @Autowired private DSLContext db;
  @Autowired private Clock clock;

  private BoardScreen screens;

  @BeforeEach
  void screens() {
    screens = new BoardScreen(Chromium.shared(), staff, queries);
  }

  /** A board is cut off, then signed out: what was bumped is kept, said, and sent in the end. */
  @Test
  void keepsBumpsOverACutAndOverTheEndOfItsPass() {
    var store = world.store();
    var person = World.signedIn(world.member(store, Role.FULFILMENT));
    long one = placed.order(store, clock.instant().minusSeconds(120), NEW);
    long two = placed.order(store, clock.instant().minusSeconds(60), NEW);
    var path = "/s/" + store.slug() + "/board/kitchen";
    var visitor = staff.visitor(person);
    try (var context = screens.context(visitor, 1440, 900, ColorScheme.DARK);
        var page = context.newPage()) {
      page.navigate(staff.origin() + path);
      page.waitForSelector("[data-live-state][data-tone=good]");
      context.setOffline(true);
      page.keyboard().press("1");
      page.waitForSelector("[data-live-bar]:not([hidden])");
      assertThat(screens.state(store, one)).isEqualTo(NEW);
      context.setOffline(false);
      page.waitForSelector("section[aria-labelledby=c-preparing] #t" + one, waiting());
      assertThat(screens.state(store, one)).isEqualTo(PREPARING);
      staff.end(visitor);
      var pass = Owned.only(store, Tables.BOARD_PASS);
      db.deleteFrom(pass).execute();
      page.waitForCondition(() -> isKept(page, two));
      page.waitForSelector("[data-live-login]:not([hidden])");
      assertThat(page.textContent("[data-live-bar]")).contains("Closed to you since", "Sign in");
      assertThat(screens.state(store, two)).isEqualTo(NEW);
      page.reload();
      assertThat(page.url()).endsWith("/login");
      context.clearCookies();
      var again = staff.visitor(person);
      staff.carry(context, again);
      page.navigate(staff.origin() + path);
      page.waitForSelector("section[aria-labelledby=c-preparing] #t" + two, waiting());
      assertThat(screens.state(store, two)).isEqualTo(PREPARING);
    }
  }

  /** Pressed again until it is taken: a ticket that has just moved does not answer. */
  private static boolean isKept(Page page, long number) {
    var kept = "Object.entries(sessionStorage).some(([k, v]) => /^outbox:/.test(k) && v !== '[]')";
    if ((boolean) page.evaluate(kept)) return true;
    page.click("#t" + number + " button");
    return false;
  }

  @Test
  void showsAnOrderOfAnotherScreenAndRecallsTheLastByKey() {
    var store = world.store();
    var visitor = staff.visitor(store, Role.FULFILMENT);
    long number = placed.order(store, clock.instant(), PREPARING);
    try (var context = screens.context(visitor, 1440, 900, ColorScheme.DARK);
        var page = context.newPage()) {
      page.navigate(staff.origin() + "/s/" + store.slug() + "/board/kitchen");
      page.waitForSelector("[data-live-state][data-tone=good]");
      orders.move(store, number, READY, World.actor("Another screen"));
      page.waitForSelector("section[aria-labelledby=c-ready] #t" + number, waiting());
      page.keyboard().press("r");
      page.waitForSelector("section[aria-labelledby=c-preparing] #t" + number, waiting());
      assertThat(screens.state(store, number)).isEqualTo(PREPARING);
    }
  }

  /** What somebody else pressed exchanges the button that a second person is about to press. */
  @Test
  void aPressOnAnOrderCountsForWhatWasRead() {
    var store = world.store();
    var visitor = staff.visitor(store, Role.FULFILMENT);
    long number = placed.order(store, clock.instant(), NEW);
    try (var context = screens.context(visitor, 1440, 900, ColorScheme.LIGHT);
        var page = context.newPage()) {
      page.navigate(staff.origin() + "/s/" + store.slug() + "/orders/" + number);
      page.waitForSelector("[data-live-state][data-tone=good]");
      var step = page.locator(".page-head form > .button");
      step.hover();
      page.evaluate(PRESSED_AS_IT_CHANGES);
      orders.move(store, number, PREPARING, World.actor("Another page"));
      page.waitForSelector(".toast", waiting());
      assertThat(page.textContent(".toast")).contains("Look again");
      assertThat(screens.state(store, number)).isEqualTo(PREPARING);
      assertThat(step.textContent()).isEqualTo("Mark ready");
      page.waitForCondition(() -> isMoved(step, store, number));
      assertThat(screens.state(store, number)).isEqualTo(READY);
    }
  }

  private static final String PRESSED_AS_IT_CHANGES =
      """
      document.getElementById("order").addEventListener(
          "region:settled",
          () => document.querySelector(".page-head form > .button").click(),
          { once: true })
      """;

  /** Pressed again until it is taken. */
  private boolean isMoved(Locator step, Store store, long number) {
    if (screens.state(store, number) != PREPARING) return true;
    step.click();
    return false;
  }

  /** It asked four times a second, for ever: 74 requests in 20 s, all of them 401. */
  @Test
  void aBoardWithoutASessionAsksEverMoreSeldomAndGoesOnByItself() {
    var store = world.store();
    var person = World.signedIn(world.member(store, Role.FULFILMENT));
    var path = "/s/" + store.slug() + "/board/kitchen";
    var visitor = staff.visitor(person);
    try (var context = screens.context(visitor, 1440, 900, ColorScheme.DARK);
        var page = context.newPage()) {
      page.clock().install();
      page.navigate(staff.origin() + path);
      page.waitForSelector("[data-live-state][data-tone=good]", waiting());
      staff.end(visitor);
      var pass = Owned.only(store, Tables.BOARD_PASS);
      db.deleteFrom(pass).execute();
      var asked = new AtomicInteger();
      page.onRequest(request -> asked.incrementAndGet());
      page.onWebSocket(socket -> asked.incrementAndGet());
      page.evaluate("document.querySelector('[data-live-retry]').click()");
      page.waitForSelector("[data-live-login]:not([hidden])", waiting());
      for (int second = 0; second < 60; second++) page.clock().runFor(1000);
      assertThat(asked.get()).isBetween(2, 12);

      var again = staff.visitor(person);
      staff.carry(context, again);
      try (var other = context.newPage()) {
        other.navigate(staff.origin() + path);
        page.clock().runFor(1000);
        page.waitForSelector("[data-live-state][data-tone=good]", waiting());
        assertThat(page.isVisible("[data-live-bar]")).isFalse();
      }
    }
  }
}
