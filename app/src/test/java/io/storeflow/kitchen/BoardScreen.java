package io.storeflow.kitchen;

import static io.storeflow.order.FulfilmentState.PREPARING;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.storeflow.order.FulfilmentState;
import io.storeflow.store.Store;
import io.storeflow.testing.Staff;
import java.util.List;
import java.util.Locale;

/** A board in a real browser, read and pressed by keys. */
final class BoardScreen {
  /** Milliseconds that a board may take on a busy machine. */
  private static final double PATIENCE = 60_000;

  private final Browser browser;
  private final Staff staff;
  private final KitchenQueries queries;

  BoardScreen(Browser browser, Staff staff, KitchenQueries queries) {
    this.browser = browser;
    this.staff = staff;
    this.queries = queries;
  }

  BrowserContext context(Staff.Visitor visitor, int width, int height, ColorScheme theme) {
    return staff.context(
        browser,
        visitor,
        new Browser.NewContextOptions()
            .setViewportSize(width, height)
            .setColorScheme(theme)
            .setReducedMotion(ReducedMotion.REDUCE));
  }

  /** What the loudspeaker is given, beside giving it. */
  static final String RINGS =
      """
      window.rings = [];
      window.OscillatorNode = class extends OscillatorNode {
        constructor(speaker, options) { super(speaker, options); rings.push(options.frequency); }
      };
      """;

  /** At once, as what has been found may be exchanged in the next moment. */
  private static final String INTO_SIGHT =
      "id => document.getElementById(id).scrollIntoView({ block: 'nearest', inline: 'nearest' })";

  static final String STRUCK = "it => getComputedStyle(it).textDecorationLine";

  static String key(Page page, long number) {
    return page.locator("#t" + number + " [data-press]").getAttribute("data-press");
  }

  static void typeKey(Page page, String key) {
    for (var part : key.split("")) page.keyboard().press(part.toLowerCase(Locale.ROOT));
  }

  /**
   * Types the key of a ticket until it is taken: one that has just moved, or out of sight, is not.
   */
  void type(Page page, Store store, long number) {
    page.waitForCondition(
        () -> isTaken(page, store, number),
        new Page.WaitForConditionOptions().setTimeout(PATIENCE));
    page.waitForSelector("#lane-preparing #t" + number, waiting());
    assertThat(state(store, number)).isEqualTo(PREPARING);
  }

  private boolean isTaken(Page page, Store store, long number) {
    if (state(store, number) == PREPARING) return true;
    page.evaluate(INTO_SIGHT, "t" + number);
    typeKey(page, key(page, number));
    return false;
  }

  static List<Long> numbers(Page page) {
    return page.locator(".ticket").all().stream()
        .map(it -> Long.valueOf(it.getAttribute("data-number")))
        .toList();
  }

  /** How many new tickets are wholly to be seen. */
  static int inView(Page page) {
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

  static Page.WaitForSelectorOptions detached() {
    return waiting().setState(WaitForSelectorState.DETACHED);
  }

  static Page.WaitForFunctionOptions patient() {
    return new Page.WaitForFunctionOptions().setTimeout(PATIENCE);
  }

  static Page.WaitForSelectorOptions waiting() {
    return new Page.WaitForSelectorOptions().setTimeout(PATIENCE);
  }

  FulfilmentState state(Store store, long number) {
    return queries.board(store).tickets().stream()
        .filter(ticket -> ticket.number() == number)
        .findFirst()
        .orElseThrow()
        .state();
  }
}
