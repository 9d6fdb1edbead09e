package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.shipping.Method;
import io.storeflow.testing.AppTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A merchant goes on selling what has run out; a shopper with a phone knows it and orders it. */
@AppTest
@Tag("browser")
class BackorderInABrowserTest extends OnLists {
  @Autowired DSLContext db;

  @Test
  void fromTheEditorToTheOrder() {
    world.rate(store, Method.PICKUP, 0);
    sellMisoThatIsNotThere();
    try (var phone = APhone.open()) {
      var shopper = phone.newPage();
      var shop = staff.origin() + store.shop("");
      shopper.navigate(shop + "/p/miso");
      assertThat(shopper.locator("#offer .state")).hasText("Available on backorder");
      button(shopper, "Add to cart").tap();
      assertThat(shopper.locator(".toast")).containsText("in your cart");
      shopper.navigate(shop + "/cart");
      var later = shopper.locator("li .later");
      assertThat(later).hasText("On backorder: it comes later.");
      assertThat(later).isInViewport();
      shopper.locator("#go").tap();
      assertThat(later).isVisible();
      assertThat(shopper.locator("#told")).containsText("What is on backorder comes later.");
      type(shopper, "E-mail", "mika@example.com");
      type(shopper, "Name", "Mika");
      shopper.locator("#pay button").tap();
      shopper.waitForURL("**/track/**");
      shopper.locator("#items summary").tap();
      assertThat(later).hasText("On backorder: it comes later.");
      assertThat(later).isVisible();
    }
    var l = only(store, ORDER_LINE);
    assertThat(db.select(l.BACKORDERED).from(l).fetch(l.BACKORDERED)).containsExactly(1);
    open("orders/1001");
    assertThat(page.locator(".lines")).containsText("On backorder when ordered");
  }

  private void sellMisoThatIsNotThere() {
    open("products");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Miso")).first().click();
    page.locator("label:has([name=columns][value=stock])").click();
    page.locator("[name$='onHand']").fill("0");
    page.getByLabel("Go on selling").check();
    button(page, "Save").click();
    assertThat(page.locator(".toast")).containsText("Miso is saved");
  }

  private static void type(Page page, String label, String text) {
    page.getByLabel(label).tap();
    page.getByLabel(label).fill(text);
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
