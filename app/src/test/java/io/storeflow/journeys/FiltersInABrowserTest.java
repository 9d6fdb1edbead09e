package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.shipping.Method;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/** Filters lists of the dashboard, which htmx exchanges in place. */
@AppTest
@Tag("browser")
class FiltersInABrowserTest extends OnLists {
  @Autowired SessionRepository<? extends Session> sessions;

  @Test
  void aFilterChangesTheListAloneAndBackIsTheListBefore() {
    open("products");
    var search = page.locator(".toolbar input[type=search]");
    category().focus();
    category().selectOption("Ramen");
    assertThat(rows()).hasCount(2);
    assertThat(category()).isFocused();
    assertThat(page).hasURL(Pattern.compile(".*category=\\w+.*"));
    page.locator("tr:has-text('Miso') .pick").check();
    search.fill("Miso");
    search.press("Enter");
    assertThat(rows()).hasCount(1);
    assertThat(search).isFocused();
    assertThat(page.locator(".bulk")).containsText("1 selected");
    search.fill("Shoyu");
    search.press("Enter");
    assertThat(page.locator("tbody")).containsText("Shoyu");
    assertThat(page.locator(".bulk")).isHidden();
    assertThat(page.locator(".pick:not([data-all])")).not().isChecked();
    isTheSamePage();

    back(".*q=Miso.*");
    assertThat(page.locator("tbody")).containsText("Miso");
    assertThat(search).hasValue("Miso");
    back(".*q=&.*");
    assertThat(rows()).hasCount(2);
    back(".*/products");
    assertThat(rows()).hasCount(3);
    assertThat(category()).hasValue("");
    assertThat(search).hasValue("");
  }

  @Test
  void whatIsTypedMeanwhileStaysAndTheLastFilterCounts() {
    open("products");
    var search = page.locator(".toolbar input[type=search]");
    SlowLine.of(page, 800);
    search.fill("Gyo");
    search.press("Enter");
    assertThat(page.locator("#list")).hasClass(Pattern.compile("htmx-request"));
    search.pressSequentially("zz");
    assertThat(rows()).hasCount(1);
    assertThat(search).hasValue("Gyozz");
    assertThat(search).isFocused();

    search.fill("Gyo");
    search.press("Enter");
    search.fill("o");
    category().selectOption("Ramen");
    assertThat(rows()).hasCount(2);
    assertThat(page).hasURL(Pattern.compile(".*q=o&.*"));
    isTheSamePage();

    category().selectOption("");
    page.locator("tbody a").first().click();
    assertThat(page.locator("#product")).isVisible();
  }

  @Test
  void whereHtmxFailsTheBrowserAsksItself() {
    open("products");
    page.route(
        "**/products?*",
        route -> {
          if (route.request().headers().containsKey("hx-request"))
            route.fulfill(new Route.FulfillOptions().setStatus(503).setBody("busy"));
          else route.resume();
        });
    category().selectOption("Ramen");
    assertThat(rows()).hasCount(2);
    assertThat((Boolean) page.evaluate("() => window.same === undefined")).isTrue();
  }

  @Test
  void whoseSessionHasEndedSignsInAndIsBack() {
    open("products");
    context.cookies().stream()
        .filter(it -> it.name.equals("SESSION"))
        .forEach(
            it ->
                sessions.deleteById(
                    new String(Base64.getDecoder().decode(it.value), StandardCharsets.UTF_8)));
    category().selectOption("Ramen");
    page.waitForURL("**/login");
    enter();
    page.waitForURL("**/s/" + store.slug() + "/products**");
    assertThat(rows()).hasCount(3);
  }

  @Test
  void aListThatWasFilteredStaysLive() {
    var rate = world.rate(store, Method.DELIVERY, 290);
    var goods = world.goods(store, 1290, 9);
    world.order(store, World.request(rate, null, goods, 1));
    open("orders");
    assertThat(page.locator("[data-live-state]")).hasText("Live");
    page.getByText("Filter", new Page.GetByTextOptions().setExact(true)).click();
    page.locator("#method").selectOption("delivery");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Apply")).click();
    assertThat(page.locator(".chip[data-on]")).containsText("Delivery");
    assertThat(page.locator("#method")).isHidden();
    assertThat(rows()).hasCount(1);
    world.order(store, World.request(rate, null, goods, 1));
    assertThat(page.locator(".news, tbody tr:nth-child(2)").first()).isVisible();
    page.locator(".chip[data-on] a").click();
    assertThat(page.locator(".chip[data-on]")).hasCount(0);
    assertThat(rows()).hasCount(2);
    isTheSamePage();
  }

  /**
   * The page of that address is loaded again: nothing of what people saw is kept in the browser.
   */
  private void back(String address) {
    page.evaluate("() => (window.same = true)");
    page.evaluate("() => history.back()");
    assertThat(page).hasURL(Pattern.compile(address));
    page.waitForFunction("() => window.same === undefined");
    page.waitForLoadState();
  }

  private Locator category() {
    return page.locator(".toolbar select[name=category]");
  }
}
