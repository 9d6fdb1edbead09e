package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.shipping.Method;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Chromium;
import io.storeflow.testing.Looks;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A merchant sends to a part of London, and asks who gets what. */
@AppTest
@Tag("browser")
class AddressTriedInABrowserTest {
  /** Where the cells of the first rate of each zone begin. */
  private static final String COLUMNS =
      "[...document.querySelectorAll('.zone tbody')].map(it =>"
          + " [...it.rows[0].cells].map(cell => Math.round(cell.getBoundingClientRect().x)).join())";

  @Autowired World world;
  @Autowired Staff staff;
  @LocalServerPort int port;

  @Test
  void eachZoneSaysWhetherItDecidesAndWhyNot() {
    var store = world.store();
    world.rate(store, Method.SHIPPING, 590);
    world.rate(store, Method.SHIPPING, 1290);
    var origin = "http://127.0.0.1:" + port + store.page("/shipping");
    try (var context = staff.context(Chromium.shared(), staff.visitor(store, Role.OWNER));
        var page = context.newPage()) {
      page.navigate(origin);
      section(page, "Shipping").getByRole(AriaRole.LINK, in("New zone")).click();
      page.getByLabel("Countries").fill("United Kingdom");
      page.getByLabel("Only these postcodes").fill("E1");
      page.getByLabel("Name").fill("Spitalfields");
      page.getByRole(AriaRole.BUTTON, named("Create zone")).click();

      page.getByLabel("Name", exact()).fill("Bicycle");
      page.getByLabel("Price", exact()).first().fill("4.90");
      page.getByRole(AriaRole.BUTTON, named("Create rate")).click();
      assertThat(page.locator("#list")).containsText("Bicycle");
      org.assertj.core.api.Assertions.assertThat((List<?>) page.evaluate(COLUMNS))
          .as("rates of zones stand in the same columns")
          .hasSize(2)
          .allMatch(page.evaluate(COLUMNS + "[0]")::equals);

      tries(page, "E1 6AN");
      assertThat(decides(page)).containsText("Spitalfields");
      assertThat(decides(page)).containsText("Bicycle");
      assertThat(decides(page)).containsText("€4.90");

      tries(page, "E14 5AB");
      assertThat(page.locator("#tried")).containsText("Spitalfields");
      assertThat(page.locator("#tried .tried", text("Spitalfields")))
          .containsText("Not in this postcode");
      assertThat(page.locator("#tried")).not().containsText("€4.90");
      org.assertj.core.api.Assertions.assertThat(Looks.wrongInBothThemes(page)).isEmpty();
    }
  }

  private static void tries(Page page, String postcode) {
    var tester = page.locator("#tried");
    tester.getByLabel("Country").selectOption("GB");
    var field = tester.getByLabel("Postcode");
    field.fill(postcode);
    tester.getByRole(AriaRole.BUTTON, in("Show what is offered")).click();
  }

  private static Locator decides(Page page) {
    return page.locator("#tried .tried[data-decides=true]", text("Spitalfields"));
  }

  private static Locator section(Page page, String title) {
    return page.locator(
        "#list section",
        new Page.LocatorOptions()
            .setHas(page.getByText(title, new Page.GetByTextOptions().setExact(true))));
  }

  private static Page.LocatorOptions text(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private static Locator.GetByRoleOptions in(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }

  private static Page.GetByLabelOptions exact() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
