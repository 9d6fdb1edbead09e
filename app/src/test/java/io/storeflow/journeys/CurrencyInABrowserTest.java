package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.rates.ZoneChanges;
import io.storeflow.rates.ZoneDraft;
import io.storeflow.shipping.Area;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Chromium;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A store gets another currency while a shopper has an open cart. */
@AppTest
@Tag("browser")
class CurrencyInABrowserTest {
  @Autowired World world;
  @Autowired Staff staff;
  @Autowired ZoneChanges zones;
  @LocalServerPort int port;

  @Test
  void staffSeeWhatBecomesOfPricesBeforeItIsDoneAndTheShopperIsTold() {
    var store = world.store();
    var goods = world.goods(store, 1290, 10);
    var least = store.money(1500);
    zones.create(
        store,
        new ZoneDraft("Near", Method.DELIVERY, Area.of(Set.of("DE")), least),
        true,
        Actor.SYSTEM);
    var origin = "http://127.0.0.1:" + port;
    var owner = staff.visitor(store, Role.OWNER);
    try (var phone = APhone.open();
        var context = staff.context(Chromium.shared(), owner);
        var desk = context.newPage()) {
      var page = phone.newPage();
      PricedByRule.putAndLook(page, origin, store, goods, "€12.90");

      PricedByRule.tenPercent(desk, origin, store);

      desk.navigate(origin + store.page("/settings"));
      desk.locator("a[href$='/settings/currency']").click();
      desk.getByLabel("New currency").selectOption("USD");
      desk.getByLabel("Rate", new Page.GetByLabelOptions().setExact(true)).fill("1.1");
      desk.getByLabel("Round converted prices and rates").selectOption("ends_99");
      desk.getByRole(AriaRole.BUTTON, named("Look at what becomes of prices")).click();
      assertThat(desk.locator("#main table")).containsText("$13.99");
      assertThat(desk.locator("#main table")).containsText("$16.50");
      assertThat(desk.locator("#main")).containsText("Open carts: 1");
      desk.getByRole(AriaRole.BUTTON, named("Change the currency to USD")).click();
      assertThat(desk.locator("#toasts")).containsText("The store has its new currency");

      page.navigate(origin + store.shop("/p/" + goods.productSlug()));
      assertThat(page.locator("#main")).containsText("$13.99");
      page.navigate(origin + store.shop("/cart"));
      assertThat(page.locator("#docket .note")).containsText("€12.90 → $12.59");
    }
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
