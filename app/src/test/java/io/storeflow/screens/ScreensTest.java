package io.storeflow.screens;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotType;
import io.storeflow.local.Ports;
import io.storeflow.platform.settings.DemoPeople;
import io.storeflow.testing.AppProcess;
import io.storeflow.testing.Chromium;
import io.storeflow.testing.Engines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every page of the demo world, as a newcomer gets it, at phone and desktop width, light and dark:
 * axe has no serious finding, nothing is wider than the screen, the browser has no complaint. The
 * pictures are in target/screens; with {@code -Dstoreflow.screens=docs/screens} they are those of
 * the documentation.
 */
@Tag("browser")
class ScreensTest {
  private static final Path PICTURES =
      Path.of(System.getProperty("storeflow.screens", "target/screens"));

  @TempDir Path folder;

  private final List<String> complaints = new ArrayList<>();

  @Test
  void everyPageFitsEveryScreenAndEverybody() throws IOException {
    Files.createDirectories(PICTURES);
    try (var chromium = Chromium.start();
        var app = local()) {
      for (int width : List.of(1440, 390)) {
        for (var theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK))
          show(chromium.browser(), app, width, theme);
      }
    }
    assertThat(complaints).isEmpty();
  }

  private AppProcess local() {
    return AppProcess.launch(
            folder,
            Map.of(
                "spring.profiles.active",
                "local",
                "server.port",
                Integer.toString(Ports.any()),
                "management.server.port",
                Integer.toString(Ports.any()),
                "storeflow.limits.sign-in",
                "100/1m",
                "storeflow.limits.dashboard",
                "100000/1m",
                "storeflow.engines",
                Engines.UNPACKED.toString()))
        .awaitOutput("Sign in as");
  }

  private void show(Browser browser, AppProcess app, int width, ColorScheme theme) {
    var options =
        new Browser.NewContextOptions()
            .setViewportSize(width, width > 1000 ? 900 : 844)
            .setColorScheme(theme)
            .setReducedMotion(ReducedMotion.REDUCE);
    try (var context = browser.newContext(options)) {
      var page = context.newPage();
      page.onPageError(error -> complaints.add(page.url() + ": " + error));
      var suffix = (width > 1000 ? "-desk-" : "-phone-") + theme.name().toLowerCase(Locale.ROOT);
      for (var each : signedOut().entrySet())
        picture(page, app, each.getKey() + suffix, each.getValue());
      shop(context, app, suffix);
      signIn(page, app);
      for (var each : signedIn().entrySet())
        picture(page, app, each.getKey() + suffix, each.getValue());
    }
  }

  private static Map<String, String> signedOut() {
    var pages = new LinkedHashMap<String, String>();
    pages.put("start", "/");
    pages.put("sign-in", "/login");
    pages.put("sign-up", "/signup");
    pages.put("forgotten", "/account/password/forgotten");
    pages.put("not-found", "/shop/no-such-store");
    pages.put("api", "/api/v1/docs");
    pages.put("mailbox", "/dev/mailbox");
    pages.put("shop", "/shop/hanami-kitchen");
    pages.put("shop-goods", "/shop/hanami-market");
    pages.put("shop-search", "/shop/hanami-kitchen/search?q=ramen");
    pages.put("shop-no-hit", "/shop/hanami-kitchen/search?q=xyzzy");
    pages.put("cart-empty", "/shop/northwind/cart");
    return pages;
  }

  private static Map<String, String> signedIn() {
    var store = "/s/hanami-kitchen";
    var pages = new LinkedHashMap<String, String>();
    pages.put("stores", "/stores");
    pages.put("new-store", "/stores/new");
    pages.put("account", "/account");
    pages.put("sessions", "/account/sessions");
    pages.put("today", store);
    pages.put("orders", store + "/orders");
    pages.put("order", store + "/orders/1199");
    pages.put("products", store + "/products");
    pages.put("product-new", store + "/products/new");
    pages.put("categories", store + "/categories");
    pages.put("inventory", store + "/inventory");
    pages.put("shipping", store + "/shipping");
    pages.put("settings", store + "/settings");
    pages.put("audit", store + "/audit");
    pages.put("failed-work", store + "/failed-work");
    pages.put("search", store + "/search?q=ramen");
    pages.put("board", store + "/board/kitchen");
    return pages;
  }

  /** A shopper's way from a product to the tracking page. */
  private void shop(BrowserContext context, AppProcess app, String suffix) {
    try (var page = context.newPage()) {
      page.navigate(app.uri("/shop/hanami-kitchen").toString());
      page.locator(".good h3 a").first().click();
      look(page, "shop-product" + suffix);
      page.locator("main form[method=post] button[data-kind=primary]").first().click();
      page.navigate(app.uri("/shop/hanami-kitchen/cart").toString());
      look(page, "cart" + suffix);
      page.navigate(app.uri("/shop/hanami-kitchen/checkout").toString());
      look(page, "checkout" + suffix);
    }
  }

  private static void signIn(Page page, AppProcess app) {
    page.navigate(app.uri("/login").toString());
    page.fill("input[name=email]", "owner@hanami.example");
    page.fill("input[name=password]", DemoPeople.PASSWORD);
    page.locator("main form button").first().click();
    page.waitForURL("**/stores");
  }

  private void picture(Page page, AppProcess app, String name, String path) {
    page.navigate(app.uri(path).toString());
    look(page, name);
  }

  private void look(Page page, String name) {
    page.waitForLoadState();
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(PICTURES.resolve(name + ".jpg"))
            .setType(ScreenshotType.JPEG)
            .setQuality(72));
    var title = page.title();
    if (title.startsWith("Something failed")) complaints.add(name + ": " + title);
    for (var rule : new AxeBuilder(page).analyze().getViolations()) {
      if (List.of("serious", "critical").contains(rule.getImpact())) {
        complaints.add(name + ": " + rule.getId() + " " + rule.getNodes().getFirst().getHtml());
      }
    }
    var wider =
        (Number)
            page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    if (wider.intValue() > 0) complaints.add(name + ": " + wider + " px wider than the screen");
  }
}
