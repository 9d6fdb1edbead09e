package io.storeflow.screens;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.storeflow.platform.settings.DemoPeople;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Pages that keep shelves and stock: collections, extras, places, counting; and an empty store. */
final class ShelfScreens {
  private static final String MARKET = "/s/hanami-market";
  private static final String KITCHEN = "/s/hanami-kitchen";

  private static final String FILE =
      """
      Handle,Title,Vendor,Variant SKU,Variant Price
      linen-apron,Linen apron,Mino Kiln,APR-1,39.00
      tea-towel,Tea towel,Mino Kiln,TWL-1,cheap
      """;

  void walk(ScreenRound round) {
    round.as(DemoPeople.EMAILS.getFirst(), page -> owner(round, page));
    round.as(ScreenWorld.NEWCOMER, page -> newcomer(round, page));
  }

  private static void owner(ScreenRound round, Page page) {
    first(round, page, "collections", MARKET + "/collections", "collection");
    first(round, page, "brands", MARKET + "/brands", "brand");
    page.locator("main a[href$='/safety']").first().click();
    page.waitForURL("**/safety");
    round.look(page, "safety");
    round.picture(page, "modifiers", KITCHEN + "/modifiers");
    page.locator("tbody a:has-text('Toppings')").click();
    page.waitForURL("**/modifiers/*");
    round.look(page, "modifiers-group");
    round.refused(
        page, "modifiers-errors", KITCHEN + "/modifiers/new", "#group", Map.of("#max", "many"));
    round.picture(page, "face", KITCHEN + "/settings/face");
    round.picture(page, "pages", KITCHEN + "/settings/pages");
    page.locator("#list a").first().click();
    page.waitForURL("**/settings/pages/*");
    round.look(page, "page");
    round.refused(
        page, "page-errors", KITCHEN + "/settings/pages/new", "#page", Map.of("#title", ""));
    round.picture(page, "sold-out", KITCHEN + "/sold-out");
    page.navigate(round.address(KITCHEN + "/products"));
    page.locator("tbody th a").first().click();
    page.locator("a[href$='/food']").click();
    page.waitForURL("**/food");
    round.look(page, "food");
    round.picture(page, "board-sold-out", KITCHEN + "/board/kitchen/sold-out");
    round.picture(page, "locations", MARKET + "/settings/locations");
    round.picture(page, "keys", MARKET + "/keys");
    round.refused(page, "keys-errors", MARKET + "/keys", "#key", Map.of("#name", ""));
    first(round, page, "transfers", MARKET + "/inventory/transfers", "transfer");
    first(round, page, "stocktakes", MARKET + "/inventory/stocktakes", "stocktake");
    round.picture(page, "ledger", MARKET + "/inventory/ledger");
    round.picture(page, "inventory-places", MARKET + "/inventory");
    imports(round, page);
    choose(round, page, "bulk");
    choose(round, page, "share");
  }

  /** A store that has nothing yet. */
  private static void newcomer(ScreenRound round, Page page) {
    var store = "/s/" + ScreenWorld.EMPTY;
    round.picture(page, "today-empty", store);
    round.picture(page, "orders-empty", store + "/orders");
    round.picture(page, "products-empty", store + "/products");
    round.picture(page, "categories-empty", store + "/categories");
    round.picture(page, "inventory-empty", store + "/inventory");
    round.picture(page, "board-empty", store + "/board/kitchen");
    round.picture(page, "shop-empty", "/shop/" + ScreenWorld.EMPTY);
    round.picture(page, "collections-empty", store + "/collections");
    round.picture(page, "brands-empty", store + "/brands");
    round.picture(page, "pages-empty", store + "/settings/pages");
    round.picture(page, "modifiers-empty", store + "/modifiers");
    round.picture(page, "keys-empty", store + "/keys");
    round.picture(page, "transfers-empty", store + "/inventory/transfers");
    round.picture(page, "stocktakes-empty", store + "/inventory/stocktakes");
    round.picture(page, "ledger-empty", store + "/inventory/ledger");
  }

  /** What a file would do: it is looked at, not run. */
  private static void imports(ScreenRound round, Page page) {
    page.navigate(round.address(MARKET + "/products/imports"));
    var file = new FilePayload("shelf.csv", "text/csv", FILE.getBytes(StandardCharsets.UTF_8));
    page.locator("#file").setInputFiles(file);
    page.locator("main form button[data-kind=primary]").click();
    page.waitForURL("**/products/imports/*");
    page.getByText("1 refused").waitFor();
    round.look(page, "import");
    page.getByText("1 refused").click();
    page.waitForURL("**/lines?kind=refused");
    round.look(page, "import-refused");
    round.picture(page, "imports", MARKET + "/products/imports");
  }

  private static void choose(ScreenRound round, Page page, String act) {
    page.navigate(round.address(MARKET + "/products"));
    page.locator("tbody .pick").first().check();
    page.locator("button[formaction$='/" + act + "']").first().click();
    page.waitForURL("**/products/" + act + "/*");
    round.look(page, act);
  }

  /** A list, and the page of its first line. */
  private static void first(ScreenRound round, Page page, String name, String path, String one) {
    round.picture(page, name, path);
    page.locator("tbody tr a").first().click();
    page.waitForURL("**" + path + "/*");
    round.look(page, one);
  }
}
