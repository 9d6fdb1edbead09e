package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.shipping.Method;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Looks;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A draft paid by link: put together by staff, completed on a phone, found as an order. */
@AppTest
@Tag("browser")
class DraftsInABrowserTest extends OnLists {

  @Test
  void aDraftIsPaidByLink() {
    world.rate(store, Method.PICKUP, 0);
    world.rate(store, Method.SHIPPING, 490);
    open("orders");
    in(page, AriaRole.LINK, "New draft").click();
    page.getByLabel("Find goods by name or SKU").fill("Shoyu");
    page.locator("#found button").first().click();
    page.locator("[name='more[0].quantity']").fill("2");
    in(page, AriaRole.BUTTON, "Add an own item").click();
    page.getByLabel("What it is").fill("Engraving");
    page.getByLabel("Price of one").fill("4.50");
    page.getByText("Percent").click();
    page.getByLabel("How much").fill("10");
    page.getByLabel("Reason").fill("Regular customer");
    page.getByLabel("E-mail").first().fill("mika@example.com");
    assertThat(page.locator("#plan")).containsText("€27.27");
    assertThat(Looks.wrong(page)).isEmpty();
    in(page, AriaRole.BUTTON, "Save and get a link").click();
    var link = URI.create(page.locator("#link").inputValue());
    assertThat(Looks.wrong(page)).isEmpty();

    try (var phone = APhone.open()) {
      var shopper = phone.newPage();
      shopper.navigate(staff.origin() + link.getRawPath() + "?" + link.getRawQuery());
      assertThat(shopper.locator("main")).containsText("Put together for you");
      assertThat(shopper.locator("#docket")).containsText("Engraving");
      assertThat(Looks.wrong(shopper)).isEmpty();
      shopper.getByLabel("Name").first().fill("Mika Sato");
      shopper.getByText("Shipping").first().tap();
      shopper.getByLabel("Postcode").first().fill("10115");
      shopper.getByLabel("City").first().fill("Berlin");
      shopper.locator("#line1").fill("Invalidenstraße 1");
      assertThat(shopper.locator("#place-words")).containsText("Buy now, €32.17");
      shopper.locator("#pay button").last().tap();
      assertThat(shopper.locator("main")).containsText("Thank you.");
      assertThat(Looks.wrong(shopper)).isEmpty();

      open("drafts?tab=completed");
      in(page, AriaRole.LINK, "#1001").click();
      assertThat(page.locator("main")).containsText("€32.17");
      assertThat(page.locator("main")).containsText("Engraving");
      assertThat(page.locator("main")).containsText("Put together as a draft");
      in(page, AriaRole.LINK, "from a draft").click();
      assertThat(page.locator("main")).containsText("Ordered");
      assertThat(Looks.wrong(page)).isEmpty();

      shopper.navigate(staff.origin() + link.getRawPath() + "?" + link.getRawQuery());
      assertThat(shopper.locator("h1")).hasText("Already ordered");
      assertThat(Looks.wrong(shopper)).isEmpty();
      in(shopper, AriaRole.LINK, "Follow the order").click();
      assertThat(shopper.locator("main")).containsText("€32.17");
    }
  }

  /** What it comes to is worked out meanwhile, and half an address is nothing wrong yet. */
  @Test
  void whoTypesIsNotInterrupted() {
    open("drafts/new");
    in(page, AriaRole.BUTTON, "Add an own item").click();
    page.getByLabel("What it is").fill("Engraving");
    page.getByLabel("Price of one").fill("4.50");
    assertThat(page.locator("#plan")).containsText("€4.50");
    page.locator("#name").focus();
    var slowly = new Keyboard.TypeOptions().setDelay(60);
    for (var text : List.of("Dora Muster", "dora@t5.example", "030 1234567")) {
      var begun = text.substring(0, 3);
      page.waitForResponse("**/drafts/preview", () -> page.keyboard().type(begun, slowly));
      page.keyboard().type(text.substring(3), slowly);
      page.keyboard().press("Tab");
    }
    assertThat(page.locator("#name")).hasValue("Dora Muster");
    assertThat(page.locator("#email")).hasValue("dora@t5.example");
    assertThat(page.locator("#phone")).hasValue("030 1234567");
    assertThat(page.locator("#note")).isFocused();
    assertThat(page.locator("#plan")).containsText("€4.50");
  }

  /** The choice of no discount is one: it stays chosen, and nothing has to be typed for it. */
  @Test
  void aDraftWithoutADiscountIsSent() {
    open("drafts/new");
    in(page, AriaRole.BUTTON, "Add an own item").click();
    page.getByLabel("What it is").fill("Engraving");
    page.getByLabel("Price of one").fill("4.50");
    page.getByLabel("E-mail").first().fill("mika@example.com");
    assertThat(page.locator("#plan")).containsText("€4.50");
    assertThat(page.getByLabel("None")).isChecked();
    in(page, AriaRole.BUTTON, "Save and send").click();
    assertThat(page).hasURL(Pattern.compile("/drafts/[\\w-]{22}$"));
    assertThat(page.locator("main")).containsText("Engraving");
    assertThat(Looks.wrong(page)).isEmpty();
  }

  private static Locator in(Page where, AriaRole role, String name) {
    return where.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
