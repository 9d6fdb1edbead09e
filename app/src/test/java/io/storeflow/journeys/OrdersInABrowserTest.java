package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.storeflow.order.FulfilmentState.NEW;
import static io.storeflow.order.FulfilmentState.READY;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Looks;
import io.storeflow.testing.Placed;
import java.time.Clock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Narrows the orders, saves that as a view, ticks by keyboard, and accepts what was looked at. */
@AppTest
@Tag("browser")
class OrdersInABrowserTest extends OnLists {
  @Autowired private Placed placed;
  @Autowired private Clock clock;

  @Test
  void ordersAreNarrowedSavedTickedByKeysAndAcceptedTogether() {
    var now = clock.instant().minusSeconds(600);
    for (int i = 0; i < 3; i++)
      placed.order(store, now.plusSeconds(i), NEW, row -> row.setCustomerName("Zoë Ant"));
    placed.order(store, now, READY, row -> row.setCustomerName("Zoë Ready"));
    placed.order(store, now, NEW);
    open("orders");
    assertThat(rows()).hasCount(5);

    page.keyboard().press("/");
    page.locator("#filters input[name=q]").fill("zoe ramen");
    page.keyboard().press("Enter");
    assertThat(rows()).hasCount(4);
    page.locator("#filters summary").first().click();
    page.locator("#method").selectOption("pickup");
    page.locator("#min").fill("much");
    button("Apply").click();
    assertThat(page.locator(".news[role=alert]")).containsText("Total from");
    assertThat(page.locator(".chip[data-on]")).hasCount(2);
    page.locator("#filters summary").first().click();
    assertThat(page.locator("#min")).hasValue("much");
    page.locator("#min").fill("12.50");
    button("Apply").click();
    assertThat(page.locator(".chip[data-on]")).hasCount(3);
    isTheSamePage();

    page.locator("#filters summary").last().click();
    page.locator("#name").fill("Zoë’s pickups");
    button("Save view").click();
    assertThat(page.locator(".tabs [aria-current=page]")).hasText("Zoë’s pickups");
    assertThat(rows()).hasCount(4);

    page.keyboard().press("?");
    var help = page.locator("dialog[open]");
    assertThat(help).containsText("accept the selected orders");
    page.keyboard().press("Escape");
    assertThat(help).hasCount(0);
    for (int i = 0; i < 4; i++) {
      page.keyboard().press("j");
      page.keyboard().press("x");
    }
    page.keyboard().press("k");
    assertThat(page.locator("[data-picked]").first()).hasText("4");
    page.keyboard().press("a");
    assertThat(page.locator("h1")).hasText("Accept 4 orders");
    assertThat(page.locator("#told-done h2")).hasText("3 orders will change");
    assertThat(page.locator("#told-refused")).containsText("is ready");
    button("Accept 3 orders").click();
    assertThat(page.locator("#told-done h2")).hasText("3 orders changed");
    assertThat(page.locator("#told-refused h2")).hasText("1 order was left alone");

    open("orders");
    page.getByText("Zoë’s pickups").click();
    assertThat(rows()).hasCount(4);
    assertThat(rows().first()).containsText("Accepted");
    rows().nth(1).locator("th a").click();
    assertThat(page.locator("a[rel=prev]")).isVisible();
    page.locator("#add").fill("VIP");
    page.locator("#tags form button").last().click();
    assertThat(page.locator("#tags .chip")).containsText("VIP");
    var before = page.locator("h1").textContent();
    page.locator("a[rel=next]").click();
    assertThat(page.locator("h1")).not().hasText(before);
    assertThat(page.locator("a[rel=prev]")).isVisible();
    page.locator(".crumb").click();
    assertThat(page.locator(".tabs [aria-current=page]")).hasText("Zoë’s pickups");
    assertThat(rows().nth(1)).containsText("VIP");
    assertThat(Looks.wrongInBothThemes(page)).isEmpty();
  }

  /** What others do comes in around a form that came back, not over it. */
  @Test
  void whatWasRefusedStaysWhileTheOrderGoesOn() {
    var number = placed.order(store, clock.instant(), NEW);
    var order = "/s/" + store.slug() + "/orders/" + number;
    open("orders/" + number);
    assertThat(page.locator("[data-live-state]")).hasText("Live");
    var typed = "x".repeat(1_001);
    page.locator("#text").fill(typed);
    button("Comment").click();
    assertThat(page.locator("#text")).hasAttribute("aria-invalid", "true");
    staff.visitor(store, Role.OWNER).post(order, order + "/acceptance", "from", "NEW");
    assertThat(page.locator("#timeline li").first()).containsText("Accepted");
    assertThat(page.locator("#text")).hasAttribute("aria-invalid", "true");
    assertThat(page.locator("#text")).hasValue(typed);
    page.locator("#text").fill("Called back");
    button("Comment").click();
    assertThat(page.locator("#timeline li").first()).containsText("Called back");
  }

  private Locator button(String name) {
    var named = new Page.GetByRoleOptions().setName(name).setExact(true);
    return page.getByRole(AriaRole.BUTTON, named);
  }
}
