package io.storeflow.nodes;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.account.Person;
import io.storeflow.store.Store;
import io.storeflow.testing.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The board of a kitchen in a browser: opened, pressed and read. */
final class Boards {
  private Boards() {}

  /** Signs the cook in and opens the board, which is live then. */
  static void open(Page board, String origin, Store store, Person cook) {
    board.navigate(origin + "/login");
    board.getByLabel("E-mail").fill(cook.email());
    board.getByLabel("Password").fill(World.PASSWORD);
    board.getByRole(AriaRole.BUTTON, named("Sign in")).click();
    board.waitForURL("**/stores");
    board.navigate(origin + "/s/" + store.slug() + "/board/kitchen");
    assertThat(board.locator("[data-live-state]")).hasText("Live", text(TwoNodesTest.SOON));
  }

  /** Presses the first ticket until it is taken: one that has just moved on is not. */
  static void press(Page board, String state, String lane) {
    var taken = board.locator("section[aria-labelledby=c-" + lane + "] #t1001");
    var button = board.locator("#t1001[data-at=" + state + "] [data-press]");
    await()
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofSeconds(1))
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              if (!taken.isVisible() && button.isVisible()) button.click();
              return taken.isVisible();
            });
  }

  /** What the board shows at one moment, a ticket twice if it is there twice. */
  static List<String> onBoard(Page board) {
    var shown =
        board.evaluate(
            """
            ['new', 'preparing', 'ready'].flatMap(column =>
              [...document.querySelectorAll(`section[aria-labelledby=c-${column}] article[id]`)]
                .map(ticket => column + ' ' + ticket.id))
            """);
    return ((List<?>) shown).stream().map(String::valueOf).toList();
  }

  static Browser.NewContextOptions wide() {
    return new Browser.NewContextOptions().setViewportSize(1440, 900);
  }

  /** Somewhere else in town: behind an address of its own. */
  static Browser.NewContextOptions phone() {
    return new Browser.NewContextOptions()
        .setViewportSize(390, 844)
        .setExtraHTTPHeaders(Map.of("X-Forwarded-For", "10.77.1.2"));
  }

  static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  static LocatorAssertions.IsVisibleOptions within(double millis) {
    return new LocatorAssertions.IsVisibleOptions().setTimeout(millis);
  }

  static LocatorAssertions.IsHiddenOptions hidden(double millis) {
    return new LocatorAssertions.IsHiddenOptions().setTimeout(millis);
  }

  static LocatorAssertions.HasTextOptions text(double millis) {
    return new LocatorAssertions.HasTextOptions().setTimeout(millis);
  }
}
