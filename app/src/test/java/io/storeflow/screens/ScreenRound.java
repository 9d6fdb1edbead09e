package io.storeflow.screens;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.storeflow.platform.settings.DemoPeople;
import io.storeflow.testing.AppProcess;
import io.storeflow.testing.Looks;
import io.storeflow.testing.Pictures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All pages on one screen, in both themes: what is wrong with them. */
final class ScreenRound {
  static final Path PAGES = Path.of("target/pages");

  private final AppProcess app;
  private final ScreenWorld world;
  private final Browser browser;
  private final Screen screen;
  private final List<String> complaints;

  ScreenRound(
      Browser browser, AppProcess app, ScreenWorld world, Screen screen, List<String> complaints) {
    this.app = app;
    this.world = world;
    this.browser = browser;
    this.screen = screen;
    this.complaints = complaints;
  }

  void walk() {
    var shelves = new ShelfPages(this);
    as(null, this::forEverybody);
    as(null, this::shopper);
    as(null, shelves::shopper);
    as(DemoPeople.EMAILS.getFirst(), this::owner);
    as(DemoPeople.EMAILS.getFirst(), shelves::owner);
    as(DemoPeople.EMAILS.get(1), this::cook);
    as(ScreenWorld.NEWCOMER, this::newcomer);
    as(ScreenWorld.NEWCOMER, shelves::newcomer);
  }

  private void as(@Nullable String person, Consumer<Page> visit) {
    try (var context = browser.newContext(screen.options())) {
      var page = context.newPage();
      page.onPageError(error -> complaints.add(page.url() + ": " + error));
      page.onConsoleMessage(it -> complain(page, it));
      if (person != null) ScreenWorld.signIn(page, app, person);
      visit.accept(page);
    }
  }

  private void forEverybody(Page page) {
    picture(page, "start", "/");
    picture(page, "sign-in", "/login");
    picture(page, "sign-up", "/signup");
    refused(page, "sign-up-errors", "/signup", "main form", Map.of("#email", "no-mail"));
    picture(page, "forgotten", "/account/password/forgotten");
    picture(page, "reset", world.reset());
    refused(page, "reset-errors", world.reset(), "main form", Map.of("#password", "short"));
    picture(page, "reset-expired", "/account/password/reset?token=gone");
    picture(page, "verify", "/account/email?token=gone");
    keep("verify-expired", ScreenWorld.submit(page, "main form"));
    look(page, "verify-expired");
    picture(page, "not-found", "/shop/no-such-store");
    picture(page, "api", "/api/v1/docs");
    keep("openapi.json", page.request().get(app.uri("/api/v1/openapi.json").toString()).text());
    picture(page, "mailbox", "/dev/mailbox");
    picture(page, "mail", world.mail());
  }

  /** A shopper's way from the shelves to the tracking page. */
  private void shopper(Page page) {
    var shop = "/shop/hanami-kitchen";
    picture(page, "shop", shop);
    picture(page, "shop-goods", "/shop/hanami-market");
    picture(page, "shop-rtl", "/shop/yasmin");
    picture(page, "shop-japanese", "/shop/hanami-chaho");
    picture(page, "shop-list", shop + "/c/ramen");
    picture(page, "shop-all", "/shop/hanami-market/all");
    picture(page, "shop-search", shop + "/search?q=ramen");
    picture(page, "shop-no-hit", shop + "/search?q=xyzzy");
    picture(page, "shop-hours", shop + "/hours");
    picture(page, "shop-lookup", shop + "/track");
    picture(page, "shop-not-found", shop + "/p/nothing-of-that-name");
    picture(page, "shop-long-name", world.goods());
    picture(page, "shop-options", "/shop/northwind/p/rain-jacket-noreaster");
    picture(page, "cart-empty", "/shop/northwind/cart");
    page.navigate(app.uri(shop).toString());
    page.locator(".good h3 a").first().click();
    page.waitForURL("**/p/*");
    look(page, "shop-product");
    page.locator("main form .buy-bar button[data-kind=primary]").click();
    page.locator("[data-count]:not(:empty)").waitFor();
    picture(page, "cart", shop + "/cart");
    picture(page, "checkout", shop + "/checkout");
    refused(page, "checkout-errors", shop + "/checkout", "#checkout", Map.of("#email", "no-mail"));
    picture(page, "track", world.track());
    picture(page, "thanks", world.track() + "?thanks");
  }

  private void owner(Page page) {
    var store = "/s/hanami-kitchen";
    picture(page, "stores", "/stores");
    picture(page, "new-store", "/stores/new");
    picture(page, "account", "/account");
    picture(page, "sessions", "/account/sessions");
    picture(page, "today", store);
    picture(page, "orders", store + "/orders");
    picture(page, "orders-filtered", store + "/orders?view=all&placed=today&method=pickup");
    manyAtOnce(page, store + "/orders");
    manyAtOnce(page, store + "/products");
    picture(page, "order", store + "/orders/1192");
    picture(page, "order-long-names", world.order());
    picture(page, "products-none", store + "/products?q=pizza&stock=low");
    picture(page, "products", store + "/products");
    page.locator("tbody a:has-text('Tonkotsu')").first().click();
    page.waitForURL("**/products/*");
    look(page, "product");
    picture(page, "product-long-name", world.product());
    picture(page, "product-new", store + "/products/new");
    var price = Map.of("[name='variants[0].price']", "much");
    refused(page, "product-errors", store + "/products/new", "#product", price);
    picture(page, "categories", store + "/categories");
    picture(page, "inventory", store + "/inventory");
    page.locator("tbody th a").first().click();
    page.waitForURL("**/inventory/*");
    look(page, "inventory-ledger");
    picture(page, "shipping", store + "/shipping");
    picture(page, "rate", store + "/shipping/new");
    refused(page, "rate-errors", store + "/shipping/new", "#rate", Map.of("#price", "free"));
    picture(page, "settings", store + "/settings");
    refused(page, "settings-errors", store + "/settings", "#settings", Map.of("#name", ""));
    picture(page, "audit", store + "/audit");
    picture(page, "failed-work", store + "/failed-work");
    picture(page, "search", store + "/search?q=ramen");
    picture(page, "no-such-order", store + "/orders/99999");
    picture(page, "board", store + "/board/kitchen");
    if (screen == Screen.DESK) otherBoards(page);
  }

  /** The board hangs on tablets and on large screens, too. */
  private void otherBoards(Page page) {
    for (int width : List.of(1024, 1920)) {
      page.setViewportSize(width, width == 1024 ? 768 : 1080);
      page.reload();
      page.locator("[data-live-state][data-tone=good]").waitFor();
      Looks.wrong(page).forEach(it -> complaints.add("board at " + width + ": " + it));
    }
    page.setViewportSize(screen.width, screen.height);
  }

  /** A store that has nothing yet. */
  private void newcomer(Page page) {
    var store = "/s/" + ScreenWorld.EMPTY;
    picture(page, "today-empty", store);
    picture(page, "orders-empty", store + "/orders");
    picture(page, "products-empty", store + "/products");
    picture(page, "categories-empty", store + "/categories");
    picture(page, "inventory-empty", store + "/inventory");
    picture(page, "board-empty", store + "/board/kitchen");
    picture(page, "shop-empty", "/shop/" + ScreenWorld.EMPTY);
  }

  /** A refused form is an answer that the browser tells of as an error: that is meant. */
  private void complain(Page page, ConsoleMessage message) {
    if (message.type().equals("error") && !message.text().contains("status of 4"))
      complaints.add(page.url() + ": " + message.text());
  }

  /** What can be done with ticked rows, and the button of the filters, are there to be pressed. */
  private void manyAtOnce(Page page, String list) {
    page.navigate(app.uri(list).toString());
    var press = new Locator.ClickOptions().setTrial(true);
    page.locator(".pick:not([data-all])").first().check();
    page.locator(".bulk .button:not(.extra)").first().click(press);
    page.locator(".pick:not([data-all])").first().uncheck();
    if (page.locator(".bulk").isVisible()) complaints.add(list + ": the bar stays without rows");
    var filters = page.locator(".filter");
    if (filters.count() == 0) return;
    filters.locator("summary").click();
    filters.locator("div .button").first().click(press);
  }

  private void cook(Page page) {
    picture(page, "forbidden", "/s/hanami-kitchen/settings");
  }

  String address(String path) {
    return app.uri(path).toString();
  }

  void picture(Page page, String name, String path) {
    keep(name, page.navigate(app.uri(path).toString()));
    look(page, name);
  }

  /** The page as it comes back when what was typed cannot be taken. */
  void refused(Page page, String name, String path, String form, Map<String, String> typed) {
    page.navigate(app.uri(path).toString());
    typed.forEach(page::fill);
    keep(name, ScreenWorld.submit(page, form));
    if (page.locator("[aria-invalid=true]").count() == 0)
      complaints.add(name + ": no field is marked");
    look(page, name);
  }

  /** Source of the page; the same on each screen, so kept once. */
  private void keep(String name, @Nullable Response answer) {
    if (answer != null && screen == Screen.DESK) keep(name + ".html", answer.text());
  }

  private void keep(String file, String text) {
    try {
      Files.writeString(PAGES.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void look(Page page, String name) {
    page.waitForLoadState();
    if (page.locator("[data-live-state]").count() > 0)
      page.locator("[data-live-state][data-tone=good]").waitFor();
    Pictures.take(page, name + "-" + screen.name().toLowerCase(Locale.ROOT));
    var title = page.title();
    if (title.startsWith("Something failed")) complaints.add(name + ": " + title);
    // Nothing runs in the frame of a mail, so nothing can be checked in it, ever.
    page.evaluate("document.querySelectorAll('iframe').forEach(frame => frame.remove())");
    if (page.content().contains("??")) complaints.add(name + ": a word is missing");
    var label = name + " (" + screen + "): ";
    Looks.wrongInBothThemes(page).forEach(it -> complaints.add(label + it));
    if (screen != Screen.PHONE) return;
    Looks.tooSmall(page).forEach(it -> complaints.add(label + it));
  }
}
