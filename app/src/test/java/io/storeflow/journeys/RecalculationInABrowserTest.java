package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
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
      PricedByRule.putAndLook(page, origin, store, goods, "€10.00");

      PricedByRule.tenPercent(desk, origin, store);
      assertThat(desk.locator("#recalc")).containsText("in a moment");
      assertThat(desk.locator("#recalc"))
          .containsText(
              "The price of one open cart was worked out again: 0 cost more than before, 1 less",
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
