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
    assertThat(page.locator(".tree .named").nth(1)).containsText("Sweet");
  }

  @Test
  void categoriesAreMovedByButtonsByKeysAndByHand() {
    var sweet = categories.create(store, "Sweet", Actor.SYSTEM);
    categories.create(store, "Mochi", sweet, Actor.SYSTEM);
    open("categories");
    var lines = page.locator(".tree > li");
    button("Move Rice up").click();
    assertThat(lines.nth(0)).containsText("Rice");

    button("Move Ramen").focus();
    page.keyboard().press("ArrowRight");
    assertThat(lines.nth(1)).hasAttribute("data-level", "1");
    var said = page.locator("#list [role=status]");
    assertThat(said).hasText("Ramen is now 1 of 1 in Rice");
    page.keyboard().press("ArrowLeft");
    assertThat(lines.nth(1)).hasAttribute("data-level", "0");
    assertThat(said).hasText("Ramen is now 2 of 3 at the top");
    page.keyboard().press("ArrowUp");
    assertThat(lines.nth(0)).containsText("Ramen");

    drag("Move Sweet", lines.nth(0));
    assertThat(lines.nth(1)).containsText("Sweet");
    assertThat(lines.nth(1)).hasAttribute("data-level", "1");
    assertThat(lines.nth(2)).containsText("Mochi");
    assertThat(lines.nth(2)).hasAttribute("data-level", "2");

    button("What stands below Ramen").click();
    assertThat(lines.nth(1)).isHidden();
    assertThat(lines.nth(2)).isHidden();
    button("Move Rice up").click();
    assertThat(lines.nth(0)).containsText("Rice");
    assertThat(lines.nth(2)).isHidden();
    isTheSamePage();
    page.reload();
    assertThat(lines.nth(2)).isHidden();
    assertThat(lines.nth(1)).containsText("Ramen");
  }

  @Test
  void oneCategoryAfterTheOtherIsTyped() {
    open("categories");
    page.locator("#title").fill("Tea");
    page.keyboard().press("Enter");
    assertThat(page.locator(".tree > li")).hasCount(3);
    assertThat(page.locator("#title")).isFocused();
    page.keyboard().type("Cups");
    page.keyboard().press("Enter");
    assertThat(page.locator(".tree > li")).hasCount(4);
  }

  @Test
  void manyProductsAreChangedAfterOneHasSeenWhatWillBe() {
    open("products");
    for (int i = 0; i < 3; i++) rows().nth(i).locator(".pick").check();
    button("Change…").click();
    page.locator("#way").selectOption("percent_down");
    page.locator("#value").fill("ten");
    button("See what will change").click();
    assertThat(page.locator("#value-e")).containsText("percentage");
    page.locator("#value").fill("10");
    page.locator("#rounding").selectOption("ends_99");
    button("See what will change").click();
    assertThat(page.locator("#preview h2")).containsText("3 change");
    assertThat(page.locator("#preview")).containsText("→");
    button("Change 3 products").click();
    assertThat(page.locator("#list")).containsText("3 products were changed.");
    assertThat(page.locator("#list li a")).hasCount(3);
    open("products");
    assertThat(rows().nth(0)).containsText("€5.99");
    page.goBack();
    button("Take back").click();
    page.locator("dialog button[value=act]").click();
    assertThat(page.locator("h1")).hasText("Change taken back");
    assertThat(page.locator("#list")).containsText("3 products were changed.");
    open("products");
    assertThat(rows().nth(0)).containsText("€6.20");
  }

  @Test
  void aRateIsSwitchedOffInPlaceAndWhatWasTriedBeforeIsGone() {
    world.rate(store, Method.SHIPPING, 490);
    open("shipping");
    page.locator("#postal").fill("10115");
    page.locator("#tried button").click();
    assertThat(page.locator("#tried .tried")).not().hasCount(0);
    page.locator("tbody .acts button").first().click();
    assertThat(rows().first()).containsText("Off");
    assertThat(page.locator("#tried .tried")).hasCount(0);
    assertThat(page.locator("#postal")).hasValue("");
    assertThat(page.locator(".toast")).containsText("no longer offered");
    isTheSamePage();
  }

  /** Over the middle of the other row. */
  private void drag(String grip, Locator over) {
    button(grip).hover();
    page.mouse().down();
    over.hover();
    page.mouse().up();
  }

  private Locator button(String name) {
    var named = new Page.GetByRoleOptions().setName(name).setExact(true);
    return page.getByRole(AriaRole.BUTTON, named);
  }
}
