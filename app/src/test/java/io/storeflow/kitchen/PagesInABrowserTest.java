package io.storeflow.kitchen;

import static io.storeflow.order.FulfilmentState.ACCEPTED;
import static io.storeflow.order.FulfilmentState.CANCELLED;
import static io.storeflow.order.FulfilmentState.COMPLETED;
import static io.storeflow.order.FulfilmentState.NEW;
import static io.storeflow.order.FulfilmentState.PREPARING;
import static io.storeflow.order.FulfilmentState.READY;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import io.storeflow.db.Tables;
import io.storeflow.merchant.Merchants;
import io.storeflow.merchant.Owned;
import io.storeflow.merchant.Role;
import io.storeflow.merchant.Store;
import io.storeflow.order.Orders;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Chromium;
import io.storeflow.testing.Looks;
import io.storeflow.testing.Placed;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The pages for staff in a real browser: pictures in target/ui, axe, and a board that is cut off.
 */
@AppTest
@Tag("browser")
class PagesInABrowserTest {
  private static final Path FOLDER = Path.of("target/ui");
  private static Chromium chromium;
  private static Browser browser;

  @Autowired private World world;
  @Autowired private Placed placed;
  @Autowired private Staff staff;
  @Autowired private Merchants merchants;
  @Autowired private KitchenQueries queries;
  @Autowired private Orders orders;
  @Autowired private DSLContext db;
  @Autowired private Clock clock;

  @BeforeAll
  static void open() throws Exception {
    chromium = Chromium.start();
    browser = chromium.browser();
    Files.createDirectories(FOLDER);
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

  private record Shot(String name, String path, int width, int height, ColorScheme theme) {}

  @Test
  void hasNoSeriousFindingAndFitsEveryWidth() {
    var merchant = world.merchant();
    var store = world.store(merchant);
    var other = world.store(merchant);
    var empty = world.store(merchant);
    var person = world.person();
    merchants.admit(person.id(), merchant, null, Role.OWNER);
    long number = busy(store);
    placed.orders(other, 4, clock.instant(), NEW);
    var visitor = staff.visitor(World.signedIn(person));
    var home = "/s/" + store.slug();
    var shots = new ArrayList<Shot>();
    for (var page :
        Map.of(
                "orders", home + "/orders",
                "orders-all", "/stores",
                "orders-filtered", home + "/orders?view=all&placed=today&method=pickup",
                "order", home + "/orders/" + number,
                "today", home,
                "today-empty", "/s/" + empty.slug(),
                "orders-empty", "/s/" + empty.slug() + "/orders",
                "search", home + "/search?q=Bj%C3%B6rn")
            .entrySet()) {
      shots.add(new Shot(page.getKey(), page.getValue(), 390, 844, ColorScheme.LIGHT));
      shots.add(new Shot(page.getKey(), page.getValue(), 1440, 900, ColorScheme.LIGHT));
      shots.add(new Shot(page.getKey(), page.getValue(), 1440, 900, ColorScheme.DARK));
    }
    var board = home + "/board/kitchen";
    shots.add(new Shot("board", board, 390, 844, ColorScheme.DARK));
    shots.add(new Shot("board", board, 1024, 768, ColorScheme.LIGHT));
    shots.add(new Shot("board", board, 1920, 1080, ColorScheme.DARK));
    shots.add(
        new Shot(
            "board-empty", "/s/" + empty.slug() + "/board/kitchen", 1440, 900, ColorScheme.DARK));
    var findings = new ArrayList<String>();
    for (var shot : shots) findings.addAll(look(visitor, shot));
    assertThat(findings).isEmpty();
  }

  private List<String> look(Staff.Visitor visitor, Shot shot) {
    var findings = new ArrayList<String>();
    try (var context = context(visitor, shot.width(), shot.height(), shot.theme());
        var page = context.newPage()) {
      var label =
          shot.name()
              + "-"
              + shot.width()
              + "-"
              + shot.theme().name().toLowerCase(java.util.Locale.ROOT);
      page.onPageError(it -> findings.add(label + " " + it));
      page.onConsoleMessage(
          it -> {
            if (it.type().equals("error")) findings.add(label + " " + it.text());
          });
      page.navigate(staff.origin() + shot.path());
      page.evaluate("document.fonts.ready");
      page.waitForCondition(() -> !page.content().contains("Connecting</span>"));
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(FOLDER.resolve(label + ".png"))
              .setFullPage(!shot.name().startsWith("board")));
      Looks.wrong(page).forEach(it -> findings.add(label + " " + it));
    }
    return findings;
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
      page.click("#t" + two + " button");
      page.waitForSelector("[data-live-login]:not([hidden])");
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

  /** An evening with all kinds of orders; the number of one in preparation. */
  private long busy(Store store) {
    var now = clock.instant();
    var random = new Random(7);
    var names =
        List.of(
            "Ayşe Yılmaz",
            "Dr. Friederike Müller-Lüdenscheidt",
            "田中 美咲",
            "محمد الحسيني",
            "Björn Öztürk-Świętosławski",
            "Jo Li",
            "Stadtteilküche Kreuzberg e. V. – Nachbarschaftsverein und Freunde");
    var states = List.of(NEW, NEW, ACCEPTED, PREPARING, PREPARING, PREPARING, READY, READY);
    var rows = new ArrayList<io.storeflow.db.tables.records.OrdersRecord>();
    for (int i = 0; i < 75; i++) {
      var state = i < states.size() ? states.get(i) : i % 9 == 0 ? CANCELLED : COMPLETED;
      var row = placed.row(now.minus(Duration.ofMinutes(2 + 4L * i)), state);
      row.setCustomerName(names.get(i % names.size()));
      row.setMethod(i % 3 == 1 ? "delivery" : "pickup");
      row.setTotalMinor(900L + random.nextInt(6000));
      row.setNote(i == 4 ? "Nussallergie! Cashew and peanut." : "");
      row.setCustomerPhone("+49 30 1234 5678");
      rows.add(row);
    }
    placed.write(store, rows);
    placed.orders(store, 40, now.minus(Duration.ofDays(7)), COMPLETED);
    world.goods(store, 1000, 3);
    world.goods(store, 1000, 0);
    return rows.get(3).getNumber();
  }
}
