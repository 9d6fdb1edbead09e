package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.shipping.Method;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Looks;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * An owner sells in dollars too and fixes a price; a shopper chooses dollars and buys; staff see
 * what the order is in both currencies.
 */
@AppTest
@Tag("browser")
class PriceListsInABrowserTest extends OnLists {
  @Test
  void aShopperPaysInDollarsWhatTheOwnerSaid() {
    world.rate(store, Method.PICKUP, 0);
    var ramen = world.goods(store, 1200, 10);
    var tea = world.goods(store, 450, 10);
    addDollars();
    fix(tea.productSlug(), "4.20");
    try (var phone = APhone.open()) {
      var shop = staff.origin() + store.shop("");
      var shopper = phone.newPage();
      await()
          .atMost(Duration.ofSeconds(10))
          .until(
              () -> {
                shopper.navigate(shop + "/p/" + ramen.productSlug());
                return shopper.content().contains("currency=USD");
              });
      assertThat(shopper.locator("#main")).containsText("€12.00");
      assertThat(Looks.wrong(shopper)).isEmpty();
      shopper.locator("footer").getByText("USD").tap();
      assertThat(shopper.locator("#main")).containsText("$12.90");
      assertThat(Looks.wrong(shopper)).isEmpty();
      put(shopper, "1");
      shopper.navigate(shop + "/all?currency=USD&sort=price");
      shopper.locator("a[href*='/p/" + tea.productSlug() + "']").first().tap();
      assertThat(shopper.locator("#main")).containsText("$4.20");
      put(shopper, "2");
      shopper.navigate(shop + "/cart");
      assertThat(shopper.locator("#docket .total")).containsText("$17.10");
      assertThat(Looks.wrong(shopper)).isEmpty();
      shopper.navigate(shop + "/checkout");
      shopper.getByLabel("E-mail").fill("mika@" + store.slug() + ".example");
      shopper.getByLabel("Name").fill("Mika Strauß");
      assertThat(shopper.locator("#pay button")).containsText("$17.10");
      shopper.locator("#pay button").tap();
      shopper.waitForURL("**/track/**");
      assertThat(shopper.locator("main")).containsText("$17.10");
      assertThat(Looks.wrong(shopper)).isEmpty();
    }
    open("orders/1001");
    assertThat(page.locator("main")).containsText("$17.10");
    assertThat(page.locator("main")).containsText("For the store it is €15.83.");
    assertThat(Looks.wrong(page)).isEmpty();
  }

  private void addDollars() {
    open("pricing");
    page.locator("a[href$='/pricing/lists']").first().click();
    assertThat(Looks.wrong(page)).isEmpty();
    page.locator("#currency").selectOption("USD");
    page.getByLabel("So much is 1 EUR").fill("1.08");
    page.getByLabel("Round prices").selectOption("end_90");
    button("Show examples").click();
    assertThat(page.locator("#examples")).containsText("$12.90");
    button("Add currency").click();
    page.waitForURL("**/pricing/lists/**");
  }

  private void fix(String goods, String price) {
    page.locator("#sku").fill(goods);
    page.getByLabel("Price", new Page.GetByLabelOptions().setExact(true)).fill(price);
    button("Fix price").click();
    assertThat(page.locator("#list")).containsText("$4.20");
    page.reload();
    assertThat(Looks.wrong(page)).isEmpty();
    page.setViewportSize(390, 844);
    assertThat(Looks.wrong(page)).isEmpty();
    page.setViewportSize(1280, 800);
  }

  private static void put(Page shopper, String count) {
    shopper.locator(".buy-bar button[data-kind=primary]").tap();
    assertThat(shopper.locator("[data-count]")).hasText(count);
  }

  private Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
