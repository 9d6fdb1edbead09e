package io.storeflow.kitchen;

import static io.storeflow.order.FulfilmentState.CANCELLED;
import static io.storeflow.order.FulfilmentState.NEW;
import static io.storeflow.order.FulfilmentState.PREPARING;
import static io.storeflow.order.FulfilmentState.READY;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.storeflow.db.Tables;
import io.storeflow.order.Orders;
import io.storeflow.platform.db.Transactions;
import io.storeflow.pulse.Pulse;
import io.storeflow.store.Owned;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Chromium;
import io.storeflow.testing.Placed;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Pages for staff in a real browser, while others work beside and lines are cut. */
@AppTest
@Tag("browser")
class PagesInABrowserTest {
  private static Chromium chromium;
  private static Browser browser;

  @Autowired private World world;
  @Autowired private Placed placed;
  @Autowired private Staff staff;
  @Autowired private KitchenQueries queries;
  @Autowired private Orders orders;
  @Autowired private Pulse pulse;
  @Autowired private Transactions transactions;
  @Autowired private DSLContext db;
  @Autowired private Clock clock;

  @BeforeAll
  static void open() {
    chromium = Chromium.start();
    browser = chromium.browser();
  }

  @AfterAll
  static void close() {
    if (chromium != null) chromium.close();
  }

  private BrowserContext context(Staff.Visitor visitor, int width, int height, ColorScheme theme) {
    var context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(theme)
                .setReducedMotion(ReducedMotion.REDUCE));
    var cookies = new ArrayList<Cookie>();
    visitor
        .cookies()
        .forEach((name, value) -> cookies.add(new Cookie(name, value).setUrl(staff.origin())));
    context.addCookies(cookies);
    return context;
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
    try (var context = context(visitor, 1440, 900, ColorScheme.DARK);
        var page = context.newPage()) {
      page.navigate(staff.origin() + path);
      page.waitForSelector("[data-live-state][data-tone=good]");
      context.setOffline(true);
      page.keyboard().press("1");
      page.waitForSelector("[data-live-bar]:not([hidden])");
      assertThat(state(store, one)).isEqualTo(NEW);
      context.setOffline(false);
      page.waitForSelector("section[aria-labelledby=c-preparing] #t" + one, waiting());
      assertThat(state(store, one)).isEqualTo(PREPARING);
      staff.end(visitor);
      var pass = Owned.only(store, Tables.BOARD_PASS);
      db.deleteFrom(pass).execute();
      page.waitForCondition(() -> isKept(page, two));
      page.waitForSelector("[data-live-login]:not([hidden])");
      assertThat(page.textContent("[data-live-bar]")).contains("Signed out since", "Sign in");
      assertThat(state(store, two)).isEqualTo(NEW);
      page.reload();
      assertThat(page.url()).endsWith("/login");
      context.clearCookies();
      var again = staff.visitor(person);
      again
          .cookies()
          .forEach(
              (name, value) ->
                  context.addCookies(List.of(new Cookie(name, value).setUrl(staff.origin()))));
      page.navigate(staff.origin() + path);
      page.waitForSelector("section[aria-labelledby=c-preparing] #t" + two, waiting());
      assertThat(state(store, two)).isEqualTo(PREPARING);
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
    var visitor = staff.visitor(World.signedIn(world.member(store, Role.FULFILMENT)));
    long number = placed.order(store, clock.instant(), PREPARING);
    try (var context = context(visitor, 1440, 900, ColorScheme.DARK);
        var page = context.newPage()) {
      page.navigate(staff.origin() + "/s/" + store.slug() + "/board/kitchen");
      page.waitForSelector("[data-live-state][data-tone=good]");
      orders.move(store, number, READY, World.actor("Another screen"));
      page.waitForSelector("section[aria-labelledby=c-ready] #t" + number, waiting());
      page.keyboard().press("r");
      page.waitForSelector("section[aria-labelledby=c-preparing] #t" + number, waiting());
      assertThat(state(store, number)).isEqualTo(PREPARING);
    }
  }

  /** What somebody else pressed exchanges the button that a second person is about to press. */
  @Test
  void aPressOnAnOrderCountsForWhatWasRead() {
    var store = world.store();
    var visitor = staff.visitor(World.signedIn(world.member(store, Role.FULFILMENT)));
    long number = placed.order(store, clock.instant(), NEW);
    try (var context = context(visitor, 1440, 900, ColorScheme.LIGHT);
        var page = context.newPage()) {
      page.navigate(staff.origin() + "/s/" + store.slug() + "/orders/" + number);
      page.waitForSelector("[data-live-state][data-tone=good]");
      var step = page.locator(".page-head form > .button");
      step.hover();
      page.evaluate(PRESSED_AS_IT_CHANGES);
      orders.move(store, number, PREPARING, World.actor("Another page"));
      page.waitForSelector(".toast", waiting());
      assertThat(page.textContent(".toast")).contains("Look again");
      assertThat(state(store, number)).isEqualTo(PREPARING);
      assertThat(step.textContent()).isEqualTo("Mark ready");
      page.waitForCondition(() -> isMoved(step, store, number));
      assertThat(state(store, number)).isEqualTo(READY);
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
    if (state(store, number) != PREPARING) return true;
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
    try (var context = context(visitor, 1440, 900, ColorScheme.DARK);
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
      again.cookies().forEach((name, value) -> set(context, name, value));
      try (var other = context.newPage()) {
        other.navigate(staff.origin() + path);
        page.clock().runFor(1000);
        page.waitForSelector("[data-live-state][data-tone=good]", waiting());
        assertThat(page.isVisible("[data-live-bar]")).isFalse();
      }
    }
  }

  private void set(BrowserContext context, String name, String value) {
    context.addCookies(List.of(new Cookie(name, value).setUrl(staff.origin())));
  }

  /** Orders come in and are cancelled while somebody types keys and another screen looks on. */
  @Test
  void inARushAKeyPressesTheTicketThatTheEyeSaw() throws Exception {
    var store = world.store();
    var visitor = staff.visitor(World.signedIn(world.member(store, Role.FULFILMENT)));
    var path = staff.origin() + "/s/" + store.slug() + "/board/kitchen";
    var first = placed.orders(store, 12, clock.instant(), NEW);
    try (var context = context(visitor, 1920, 1080, ColorScheme.DARK);
        var page = context.newPage();
        var people = Executors.newSingleThreadExecutor()) {
      context.addInitScript(RINGS);
      page.navigate(path);
      page.waitForSelector("[data-live-state][data-tone=good]", waiting());
      page.keyboard().press("m");
      var keys = first.stream().collect(Collectors.toMap(it -> it, it -> key(page, it)));
      var rush = people.submit(() -> rush(store, first.subList(8, 12)));
      for (var number : first.subList(0, 6)) type(page, store, number);
      rush.get();
      var told = queries.board(store).tickets().stream().map(Ticket::number).toList();
      page.waitForFunction(
          "n => document.querySelectorAll('.ticket').length == n", told.size(), patient());
      assertThat(first).allSatisfy(it -> assertThat(key(page, it)).isEqualTo(keys.get(it)));
      assertThat(numbers(page)).containsExactlyInAnyOrderElementsOf(told);
      for (var it : first.subList(6, 8)) assertThat(state(store, it)).isEqualTo(NEW);
      for (var it : first.subList(8, 12)) {
        assertThat(page.locator("#t" + it + "[data-cancelled] h3").evaluate(STRUCK))
            .isEqualTo("line-through");
      }
      assertThat(page.evaluate("rings"))
          .asInstanceOf(InstanceOfAssertFactories.LIST)
          .contains(880, 390);
      var further = page.locator("#lane-new [data-further]");
      assertThat(further.innerText()).matches("(?s)\\d+ more.*");
      assertThat(inView(page) + Integer.parseInt(further.innerText().split(" ")[0]))
          .isEqualTo(page.locator("#lane-new .ticket").count());
      var last = page.locator("#lane-new .ticket").last();
      further.click();
      last.locator("button").click(new Locator.ClickOptions().setTrial(true));

      long gone = first.get(8);
      page.locator("#t" + gone).scrollIntoViewIfNeeded();
      typeKey(page, requireNonNull(keys.get(gone)));
      page.waitForSelector("#t" + gone, detached());
      page.reload();
      assertThat(page.isVisible("[data-ask]")).as("silent after a reload, and says so").isTrue();
      page.keyboard().press("x");
      page.waitForSelector("[data-ask]", detached().setState(WaitForSelectorState.HIDDEN));
      assertThat(page.locator(".ticket[data-cancelled]").count()).isEqualTo(3);
      try (var other = context(visitor, 390, 844, ColorScheme.DARK);
          var phone = other.newPage()) {
        phone.navigate(path);
        assertThat(phone.locator(".ticket[data-cancelled]").count()).isEqualTo(3);
        assertThat(phone.isVisible("#t" + first.getFirst())).isFalse();
        phone.click("#tab-preparing");
        phone
            .locator("#t" + first.getFirst() + " button")
            .click(new Locator.ClickOptions().setTrial(true));
        assertThat(phone.isVisible("#lane-new")).isFalse();
      }
    }
  }

  /** What the loudspeaker is given, beside giving it. */
  private static final String RINGS =
      """
      window.rings = [];
      window.OscillatorNode = class extends OscillatorNode {
        constructor(speaker, options) { super(speaker, options); rings.push(options.frequency); }
      };
      """;

  private static final String STRUCK = "it => getComputedStyle(it).textDecorationLine";

  /** Fifteen orders, some due before all others, and four cancels, as fast as they go. */
  private void rush(Store store, List<Long> cancelled) {
    for (int i = 0; i < 15; i++) {
      long early = 40L * (i % 3);
      transactions.write(
          () -> {
            placed.order(store, clock.instant().minus(Duration.ofMinutes(early)), NEW);
            pulse.beat(store, EnumSet.of(Pulse.Part.ORDERS));
          });
      if (i % 4 == 1) orders.move(store, cancelled.get(i / 4), CANCELLED, World.actor("Counter"));
    }
  }

  private static String key(Page page, long number) {
    return page.locator("#t" + number + " [data-press]").getAttribute("data-press");
  }

  private static void typeKey(Page page, String key) {
    for (var part : key.split("")) page.keyboard().press(part.toLowerCase(Locale.ROOT));
  }

  /** Types the key of a ticket until it is taken: one that has just moved on is not. */
  private void type(Page page, Store store, long number) {
    page.locator("#t" + number).scrollIntoViewIfNeeded();
    typeKey(page, key(page, number));
    page.waitForSelector("#lane-preparing #t" + number, waiting());
    assertThat(state(store, number)).isEqualTo(PREPARING);
  }

  private static List<Long> numbers(Page page) {
    return page.locator(".ticket").all().stream()
        .map(it -> Long.valueOf(it.getAttribute("data-number")))
        .toList();
  }

  /** How many new tickets are wholly to be seen. */
  private static int inView(Page page) {
    return (int)
        page.locator("#lane-new .ticket")
            .evaluateAll(
                """
                all => all.filter(it => {
                  const lane = it.parentElement.getBoundingClientRect(), box = it.getBoundingClientRect();
                  return box.left > lane.left - 8 && box.right < lane.right + 8 && box.bottom < innerHeight;
                }).length\
                """);
  }

  private static Page.WaitForSelectorOptions detached() {
    return waiting().setState(WaitForSelectorState.DETACHED);
  }

  private static Page.WaitForFunctionOptions patient() {
    return new Page.WaitForFunctionOptions().setTimeout(20_000);
  }

  private static Page.WaitForSelectorOptions waiting() {
    return new Page.WaitForSelectorOptions().setTimeout(20_000);
  }

  private io.storeflow.order.FulfilmentState state(Store store, long number) {
    return queries.board(store).tickets().stream()
        .filter(ticket -> ticket.number() == number)
        .findFirst()
        .orElseThrow()
        .state();
  }
}
