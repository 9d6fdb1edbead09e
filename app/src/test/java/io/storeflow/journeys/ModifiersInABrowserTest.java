package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.shipping.Method;
import io.storeflow.testing.AppTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Extras of a dish, from their editor to the ticket. */
@AppTest
@Tag("browser")
class ModifiersInABrowserTest extends OnLists {
  @Test
  void areMadeChosenAndCooked() {
    world.rate(store, Method.PICKUP, 0);
    makeGroup();
    offerIt();
    page.navigate(staff.origin() + store.shop("/p/shoyu"));
    buy().click();
    assertThat(page.locator(".modifiers .error")).hasText("Toppings: choose at least 1.");
    assertThat(choice("Egg")).isFocused();
    tick("Egg");
    assertThat(page.locator(".modifiers .error")).hasCount(0);
    assertThat(buy()).hasText("Add to cart €14.70");
    buy().click();
    assertThat(page.locator(".toast").last()).containsText("in your cart");
    tick("Chilli");
    tick("Nori");
    assertThat(page.locator(".modifiers .error")).hasText("Toppings: choose at most 2.");
    untick("Nori");
    assertThat(page.locator(".modifiers .error")).hasCount(0);
    untick("Egg");
    buy().click();
    assertThat(page.locator("[data-count]")).hasText("2");

    page.navigate(staff.origin() + store.shop("/cart"));
    var lines = page.locator("main li").filter(having("Shoyu"));
    assertThat(lines).hasCount(2);
    assertThat(lines.filter(having("Egg")).locator(".price")).hasText("€14.70");
    assertThat(lines.filter(having("Chilli")).locator(".price")).hasText("€13.40");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Go to checkout")).click();
    page.getByLabel("E-mail").fill("mika@example.com");
    page.getByLabel("Name").fill("Mika");
    page.locator("#pay button").click();
    page.waitForURL("**/track/**");

    open("board/kitchen");
    var ticket = page.locator("[data-ticket], article").filter(having("Mika")).first();
    assertThat(ticket).containsText("Egg");
    assertThat(ticket).containsText("Chilli");
    sellsOutWhileChosen();
  }

  /** The first press after it has gone is stopped: nobody gets less than was chosen unknowingly. */
  private void sellsOutWhileChosen() {
    var board = page.context().newPage();
    page.navigate(staff.origin() + store.shop("/p/shoyu"));
    page.waitForFunction("() => globalThis.StompJs && performance.now() > 1500");
    tick("Egg");
    tick("Chilli");
    assertThat(buy()).hasText("Add to cart €15.20");
    board.navigate(staff.origin() + "/s/" + store.slug() + "/board/kitchen/sold-out?q=chilli");
    board.getByLabel(Pattern.compile("Chilli.*until somebody says otherwise")).first().click();
    var said = page.locator(".modifiers .error");
    assertThat(said).hasText("Chilli is sold out. Choose something else.");
    assertThat(buy()).hasText("Add to cart €14.70");
    buy().click();
    assertThat(choice("Egg")).isFocused();
    assertThat(page.locator("[data-count]")).hasText("");
    buy().click();
    assertThat(said).hasCount(0);
    assertThat(page.locator("[data-count]")).hasText("1");
    board.close();
  }

  private void makeGroup() {
    open("modifiers/new");
    page.locator("#title").fill("Toppings");
    page.locator("#min").fill("1");
    page.locator("#max").fill("2");
    modifier(1, "Egg", "1.80");
    modifier(2, "Chilli", "0.50");
    modifier(3, "Nori", "0.70");
    button("Create group").click();
    assertThat(page.locator(".toast")).containsText("Toppings is saved");
  }

  private void modifier(int line, String name, String price) {
    var row = page.locator("tbody tr").nth(line - 1);
    row.locator("input[type=text]").first().fill(name);
    row.locator("input.num").fill(price);
  }

  private void offerIt() {
    open("products");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Shoyu")).first().click();
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Modifiers")).click();
    tick("Toppings");
    button("Save").click();
    assertThat(page.locator(".toast")).containsText("The modifiers of Shoyu are saved");
  }

  /** Its name grows by what all of it costs. */
  private Locator buy() {
    return page.locator(".buy-bar > .button");
  }

  private void tick(String name) {
    choice(name).check();
  }

  private void untick(String name) {
    choice(name).uncheck();
  }

  private Locator choice(String name) {
    return page.locator(".choices label").filter(having(name)).locator("input");
  }

  private Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
