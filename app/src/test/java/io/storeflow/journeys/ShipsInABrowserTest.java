package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.shipping.Method;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Looks;
import io.storeflow.testing.World;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A part of an order is shipped on its page, and seen on the phone of its shopper; then the rest.
 */
@AppTest
@Tag("browser")
class ShipsInABrowserTest extends OnLists {

  @Test
  void aPartIsSeenOnThePhoneOfTheShopperAndThenTheRest() {
    var goods = world.goods(store, 500, null);
    var rate = world.rate(store, Method.SHIPPING, 0);
    var order = world.order(store, World.request(rate, null, goods, 3));
    try (var phone = APhone.open()) {
      var shopper = phone.newPage();
      shopper.navigate(staff.origin() + "/track/" + order.publicId());
      assertThat(shopper.locator("h1")).hasText("Order received");
      open("orders/" + order.number());
      link("Ship items").click();
      assertThat(page.locator("#says")).containsText("3 of 3 items go out in one parcel.");
      assertThat(Looks.wrong(page)).isEmpty();
      page.getByLabel("How many of").fill("1");
      page.getByLabel("Carrier", new Page.GetByLabelOptions().setExact(true)).selectOption("DHL");
      assertThat(page.locator("#says")).containsText("2 items stay to be sent.");
      page.getByLabel("Tracking number").fill("0034 0434 1610 9404 2557");
      button("Ship").click();
      assertThat(page.locator(".toast")).containsText("Part of order");
      assertThat(page.locator("#parcels")).containsText("1 of 3 gone out");
      var follow = shopper.getByRole(AriaRole.LINK).filter(containing("Track it with DHL"));
      follow.scrollIntoViewIfNeeded();
      assertThat(follow).isInViewport();
      assertThat(follow)
          .hasAttribute(
              "href",
              "https://www.dhl.com/global-en/home/tracking.html?tracking-id=00340434161094042557");
      assertThat(shopper.locator("main")).containsText("Sent so far: 1 of 3. The rest follows.");
      assertThat(Looks.wrong(shopper)).isEmpty();
      link("Ship items").click();
      button("Ship").click();
      assertThat(page.locator("#parcels")).containsText("3 of 3 gone out");
      assertThat(shopper.locator("h1")).hasText("Shipped");
      assertThat(shopper.locator("main")).containsText("Parcel 2");
      assertThat(Looks.wrong(page)).isEmpty();
    }
  }

  private static Locator.FilterOptions containing(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  private Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
