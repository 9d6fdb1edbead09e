package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.pickup.OwnStock;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.FetchPlaces;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** A shopper with a phone sees which of two places has it, and fetches it there. */
@AppTest
@Tag("browser")
class StockOfPlacesInABrowserTest extends OnLists {
  @Autowired AutowireCapableBeanFactory beans;

  @Test
  void fromTheSwitchOfTheMerchantToTheStockOfThePlace() {
    var places = beans.createBean(FetchPlaces.class);
    var goods = world.goods(store, 900, 5);
    var market = places.open(store, "Market", OwnStock.FIRST);
    var harbour = places.open(store, "Harbour", new OwnStock(true, 0));
    places.bring(store, harbour, goods, 3);
    open("shipping/" + market.rate());
    page.getByLabel("Only what is in stock there").check();
    button(page, "Save").click();
    assertThat(page.locator("#r-" + market.rate())).containsText("only what is in stock there");
    try (var phone = APhone.open()) {
      var shopper = phone.newPage();
      var shop = staff.origin() + store.shop("");
      shopper.navigate(shop + "/p/" + goods.productSlug());
      button(shopper, "Add to cart").tap();
      assertThat(shopper.locator(".toast")).containsText("in your cart");
      shopper.navigate(shop + "/checkout");
      var there = shopper.locator("#rate-" + harbour.rate());
      var lacks = shopper.locator("#rate-" + market.rate());
      assertThat(there).containsText("All of it is in stock here.");
      assertThat(lacks).containsText("Not all of it is in stock here.");
      assertThat(there.locator("input")).isChecked();
      type(shopper, "E-mail", "mika@example.com");
      type(shopper, "Name", "Mika");
      lacks.tap();
      shopper.locator("#pay button").tap();
      assertThat(shopper.locator("#checkout")).containsText("Choose another one");
      there.tap();
      assertThat(there.locator("input")).isChecked();
      shopper.locator("#pay button:has-text('€')").tap();
      shopper.waitForURL("**/track/**");
    }
    assertThat(places.has(store, harbour, goods)).isEqualTo(2);
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
