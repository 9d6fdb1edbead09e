package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.store.Store;
import io.storeflow.testing.World;

/** A shopper with a cart that was seen, and staff who make a rule. */
final class PricedByRule {
  private PricedByRule() {}

  /** Puts one in, looks at the cart, and leaves: an open page would follow by itself. */
  static void putAndLook(Page phone, String origin, Store store, World.Goods goods, String sum) {
    phone.navigate(origin + store.shop("/p/" + goods.productSlug()));
    phone.getByRole(AriaRole.BUTTON, named("Add to cart")).tap();
    assertThat(phone.locator(".toast")).isVisible();
    phone.navigate(origin + store.shop("/cart"));
    assertThat(phone.locator("#docket")).containsText(sum);
    phone.navigate("about:blank");
  }

  static void tenPercent(Page desk, String origin, Store store) {
    desk.navigate(origin + store.page("/pricing/new"));
    desk.getByLabel("Name").fill("Ten percent");
    desk.getByLabel("Percent", new Page.GetByLabelOptions().setExact(true)).fill("10");
    desk.getByRole(AriaRole.BUTTON, named("Create rule")).click();
  }

  static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
