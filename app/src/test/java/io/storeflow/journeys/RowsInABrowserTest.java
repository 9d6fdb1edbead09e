package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Moves, renames and switches off rows of lists, which htmx exchanges in place. */
@AppTest
@Tag("browser")
class RowsInABrowserTest extends OnLists {
  @Test
  void anActWhoseAnswerIsLostIsDoneOnce() {
    categories.create(store, "Sweet", Actor.SYSTEM);
    open("categories");
    page.route(
        "**/position",
        route -> {
          route.fetch(new Route.FetchOptions().setMaxRedirects(0));
          route.abort();
        });
    button("Move Sweet up").click();
    page.waitForFunction("() => window.same === undefined");
    page.waitForLoadState();
    assertThat(page.locator(".lines-edit input[name=title]").nth(1)).hasValue("Sweet");
  }

  @Test
  void aLineIsRenamedAndMovedInPlace() {
    open("categories");
    var lines = page.locator(".lines-edit input[name=title]");
    assertThat(lines.nth(0)).hasValue("Ramen");
    button("Move Rice up").click();
    assertThat(lines.nth(0)).hasValue("Rice");
    lines.nth(1).fill("");
    lines.nth(1).press("Enter");
    assertThat(page.locator("#c-e")).isVisible();
    lines.nth(1).fill("Noodles");
    lines.nth(1).press("Enter");
    assertThat(page.locator(".toast")).isVisible();
    assertThat(page.locator("#c-e")).hasCount(0);
    isTheSamePage();
    page.reload();
    assertThat(lines.nth(1)).hasValue("Noodles");
  }

  @Test
  void aRateIsSwitchedOffInPlaceAndWhatWasTriedBeforeIsGone() {
    world.rate(store, Method.SHIPPING, 490);
    open("shipping");
    page.locator("#postal").fill("10115");
    page.locator("#tried button").click();
    assertThat(page.locator("#tried li")).not().hasCount(0);
    page.locator(".acts button").first().click();
    assertThat(rows().first()).containsText("Off");
    assertThat(page.locator("#tried li")).hasCount(0);
    assertThat(page.locator("#postal")).hasValue("");
    assertThat(page.locator(".toast")).containsText("no longer offered");
    isTheSamePage();
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }
}
