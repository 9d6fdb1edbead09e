package io.storeflow.screens;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.storeflow.platform.settings.DemoPeople;
import io.storeflow.testing.Looks;
import java.util.List;
import java.util.Map;

/** Pages of a store's dashboard: orders, products, settings, boards. */
final class DeskScreens {
  private final String product;
  private final String order;

  DeskScreens(ScreenWorld.LongNames names) {
    product = names.product();
    order = "/s/hanami-market/orders/" + names.order();
  }

  void walk(ScreenRound round) {
    round.as(DemoPeople.EMAILS.getFirst(), page -> owner(round, page));
    round.as(
        DemoPeople.EMAILS.get(1),
        page -> round.picture(page, "forbidden", "/s/hanami-kitchen/settings"));
  }

  private void owner(ScreenRound round, Page page) {
    var store = "/s/hanami-kitchen";
    round.picture(page, "stores", "/stores");
    round.picture(page, "new-store", "/stores/new");
    round.picture(page, "account", "/account");
    round.picture(page, "sessions", "/account/sessions");
    round.picture(page, "today", store);
    round.picture(page, "orders", store + "/orders");
    round.picture(page, "orders-filtered", store + "/orders?view=all&placed=today&method=pickup");
    manyAtOnce(round, page, store + "/orders");
    manyAtOnce(round, page, store + "/products");
    round.picture(page, "order", store + "/orders/1192");
    round.picture(page, "order-long-names", order);
    round.picture(page, "products-none", store + "/products?q=pizza&stock=low");
    round.picture(page, "products", store + "/products");
    page.locator("tbody a:has-text('Tonkotsu')").first().click();
    page.waitForURL("**/products/*");
    round.look(page, "product");
    round.picture(page, "product-long-name", product);
    round.picture(page, "product-new", store + "/products/new");
    var price = Map.of("[name='variants[0].price']", "much");
    round.refused(page, "product-errors", store + "/products/new", "#product", price);
    round.picture(page, "categories", store + "/categories");
    round.picture(page, "inventory", store + "/inventory");
    page.locator("tbody th a").first().click();
    page.waitForURL("**/inventory/*");
    round.look(page, "inventory-ledger");
    round.picture(page, "shipping", store + "/shipping");
    round.picture(page, "rate", store + "/shipping/new");
    round.picture(page, "shipping-profile", store + "/shipping/profiles/new");
    round.refused(page, "rate-errors", store + "/shipping/new", "#rate", Map.of("#price", "free"));
    round.picture(page, "settings", store + "/settings");
    round.refused(page, "settings-errors", store + "/settings", "#settings", Map.of("#name", ""));
    round.picture(page, "audit", store + "/audit");
    round.picture(page, "failed-work", store + "/failed-work");
    round.picture(page, "search", store + "/search?q=ramen");
    round.picture(page, "no-such-order", store + "/orders/99999");
    round.picture(page, "board", store + "/board/kitchen");
    if (round.screen == Screen.DESK) otherBoards(round, page);
  }

  /** The board hangs on tablets and on large screens, too. */
  private static void otherBoards(ScreenRound round, Page page) {
    for (int width : List.of(1024, 1920)) {
      page.setViewportSize(width, width == 1024 ? 768 : 1080);
      page.reload();
      page.locator("[data-live-state][data-tone=good]").waitFor();
      Looks.wrong(page).forEach(it -> round.complain("board at " + width + ": " + it));
    }
    page.setViewportSize(round.screen.width, round.screen.height);
  }

  /** What can be done with ticked rows, and the button of the filters, are there to be pressed. */
  private static void manyAtOnce(ScreenRound round, Page page, String list) {
    page.navigate(round.address(list));
    var press = new Locator.ClickOptions().setTrial(true);
    page.locator(".pick:not([data-all])").first().check();
    page.locator(".bulk .button:not(.extra)").first().click(press);
    page.locator(".pick:not([data-all])").first().uncheck();
    if (page.locator(".bulk").isVisible()) round.complain(list + ": the bar stays without rows");
    var filters = page.locator(".filter").first();
    if (filters.count() == 0) return;
    filters.locator("summary").click();
    filters.locator("div .button").first().click(press);
  }
}
