package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Chromium;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A price rule is made while a shopper has an open cart. */
@AppTest
@Tag("browser")
class RecalculationInABrowserTest {
  @Autowired World world;
  @Autowired Staff staff;
  @LocalServerPort int port;

  @Test
  void staffSeeWhatBecameOfItAndTheShopperIsToldOnce() {
    var store = world.store();
    var goods = world.goods(store, 1000, 10);
    var origin = "http://127.0.0.1:" + port;
    var owner = staff.visitor(store, Role.OWNER);
    try (var phone = APhone.open();
        var context = staff.context(Chromium.shared(), owner);
        var desk = context.newPage()) {
      var page = phone.newPage();
      page.navigate(origin + store.shop("/p/" + goods.productSlug()));
      page.getByRole(AriaRole.BUTTON, named("Add to cart")).tap();
      assertThat(page.locator(".toast")).isVisible();
      page.navigate(origin + store.shop("/cart"));
      assertThat(page.locator("#docket")).containsText("€10.00");

      // An open page would follow by itself.
      page.navigate("about:blank");

      desk.navigate(origin + store.page("/pricing/new"));
      desk.getByLabel("Name").fill("Ten percent");
      desk.getByLabel("Percent", new Page.GetByLabelOptions().setExact(true)).fill("10");
      desk.getByRole(AriaRole.BUTTON, named("Create rule")).click();
      assertThat(desk.locator("#recalc")).containsText("in a moment");
      assertThat(desk.locator("#recalc"))
          .containsText(
              "The price of one open cart was worked out again: 0 now cost more, 1 less",
              new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));

      page.navigate(origin + store.shop("/cart"));
      assertThat(page.locator("#docket .note")).containsText("€10.00 → €9.00");
      page.reload();
      assertThat(page.locator("#docket .note")).hasCount(0);
    }
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
