package io.storeflow.screens;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.RequestOptions;
import io.storeflow.platform.settings.DemoPeople;
import io.storeflow.testing.AppProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What pages are tried with beyond the demo world: very long names, shops that are written from
 * right to left and in Japanese, mails. Made by the pages and the API, as people and programs
 * would.
 */
final class ScreenWorld {
  private static final String LONG_TITLE =
      "Handgeschmiedetes Gemüsemesser aus Kohlenstoffstahl mit Griff aus Magnolienholz,"
          + " Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft, 180"
          + " mm";
  private static final String LONG_NAME =
      "Maria-Theresia Wolfeschlegelsteinhausenbergerdorff-Hohenlohe"
          + " Papadimitrakopoulou-Þorvaldsdóttir";
  private static final Pattern RESET = Pattern.compile("/account/password/reset\\?token=\\S+");

  /** Owner of a store with nothing in it, and the store. */
  static final String NEWCOMER = "leer@shop.example";

  static final String EMPTY = "leer";
  private static final String PASSWORD = "violet harbour lantern";

  private final Browser browser;
  private final AppProcess app;

  ScreenWorld(Browser browser, AppProcess app) {
    this.browser = browser;
    this.app = app;
  }

  /**
   * Very long names.
   *
   * @param product path of the product, for staff; goods: for shoppers
   * @param order number of an order of it in {@code hanami-market}
   */
  record LongNames(String product, String goods, String order) {}

  /** Shops that are written from right to left and in Japanese. */
  void foreignShops() {
    shop(
        "AE",
        List.of("متجر الياسمين للعطور", "yasmin", "عطور وبخور من دبي", "نرسل إلى كل الإمارات."),
        List.of("ماء الورد الطائفي", "بخور العود", "مسك أبيض"));
    shop(
        "JP",
        List.of("花見茶舗", "hanami-chaho", "宇治の茶、京都の器", "一保堂の隣、創業百二十年。季節の茶葉をその日のうちに発送します。"),
        List.of("玉露", "ほうじ茶ティーバッグ二十四個入り", "抹茶茶碗"));
  }

  void emptyShop() {
    shop("DE", List.of("Leer", EMPTY, "", ""), List.of());
  }

  LongNames longNames() {
    return asOwner(
        page -> {
          product(page, "hanami-market", LONG_TITLE, "129");
          var product = path(page.url());
          var goods =
              page.locator("a[href^='/shop/hanami-market/p/']").first().getAttribute("href");
          return new LongNames(product, goods, order(page));
        });
  }

  /** Path of the tracking page of an order in the works. */
  String track() {
    return asOwner(
        page -> {
          page.navigate(address("/s/hanami-kitchen/orders/1192"));
          return path(page.locator("[data-copy]").first().getAttribute("data-copy"));
        });
  }

  /** Path of the mail to the shopper about that order. */
  String mail(String order) {
    return asOwner(page -> sent(page, order));
  }

  /** Path that leads to a new password. */
  String reset() {
    return asOwner(
        page -> {
          page.navigate(address("/account/password/forgotten"));
          page.fill("#email", DemoPeople.EMAILS.getFirst());
          submit(page, "main form");
          page.navigate(address(sent(page, "new password")));
          var link = RESET.matcher(page.locator("pre").innerText());
          if (!link.find()) throw new AssertionError("No link in the mail");
          return link.group();
        });
  }

  private <T> T asOwner(Function<Page, T> act) {
    try (var context = browser.newContext()) {
      var page = context.newPage();
      signIn(page, app, DemoPeople.EMAILS.getFirst());
      return act.apply(page);
    }
  }

  static void signIn(Page page, AppProcess app, String email) {
    page.navigate(app.uri("/login").toString());
    page.fill("input[name=email]", email);
    page.fill(
        "input[name=password]", DemoPeople.EMAILS.contains(email) ? DemoPeople.PASSWORD : PASSWORD);
    submit(page, "main form");
    page.waitForURL("**/stores");
  }

  /** Sends a form without the browser's own checks, and waits for the answer. */
  static @Nullable Response submit(Page page, String form) {
    return page.waitForNavigation(
        () ->
            page.locator(form)
                .first()
                .evaluate("form => { form.noValidate = true; form.requestSubmit() }"));
  }

  private void shop(String country, List<String> words, List<String> goods) {
    try (var context = browser.newContext()) {
      var page = context.newPage();
      var slug = words.get(1);
      page.navigate(address("/signup"));
      page.fill("#name", words.getFirst());
      page.fill("#email", slug + "@shop.example");
      page.fill("#password", PASSWORD);
      page.fill("#business", words.getFirst());
      page.fill("#storeName", words.getFirst());
      page.fill("#slug", slug);
      page.selectOption("#country", country);
      page.locator("input[name=kind]").last().check();
      submit(page, "main form");
      if (page.locator("[aria-invalid]").count() > 0 || !page.url().contains(slug))
        throw new AssertionError(page.url() + "\n" + page.locator("body").innerText());
      page.navigate(address("/s/" + slug + "/settings"));
      page.fill("#welcome", words.get(2));
      page.fill("#about", words.get(3));
      submit(page, "#settings");
      for (var title : goods) product(page, slug, title, "4200");
    }
  }

  private void product(Page page, String store, String title, String price) {
    page.navigate(address("/s/" + store + "/products/new"));
    page.fill("#title", title);
    page.fill("[name='variants[0].price']", price);
    page.uncheck("[name='variants[0].tracked']");
    page.selectOption("[name=state]", "active");
    submit(page, "#product");
    page.waitForURL(url -> !url.endsWith("/new"));
  }

  /** Orders the product with the long name for the person with the long name. */
  private String order(Page page) {
    var api = "/api/v1/stores/hanami-market";
    var variant =
        await("found a moment after it was made")
            .atMost(Duration.ofMinutes(1))
            .until(() -> variant(page, api + "/products?q=Kohlenstoffstahl"), it -> !it.isEmpty());
    var items = List.of(Map.of("variant_id", variant, "quantity", 3));
    var address =
        Map.of(
            "country",
            "DE",
            "postal_code",
            "10115",
            "region",
            "",
            "city",
            "Lutherstadt Wittenberg-Friedrichstadt an der Elbe",
            "line1",
            "Bischöflich-Geistlicher-Rat-Josef-Zinnbauer-Straße 112",
            "line2",
            "Hinterhaus, 4. Stock");
    var quote = post(page, api + "/shipping/quote", Map.of("address", address, "items", items));
    var body =
        Map.of(
            "customer",
            Map.of(
                "name",
                LONG_NAME,
                "email",
                "maria-theresia.wolfeschlegelsteinhausenbergerdorff@oberammergau.example",
                "phone",
                "+49 30 5550 1980"),
            "rate_id",
            quote.at("/rates/0/id").asString(),
            "address",
            address,
            "items",
            items,
            "note",
            "Bitte nicht klingeln, das Kind schläft. 🙏 ".repeat(6));
    return post(page, api + "/checkout", body).at("/number").asString();
  }

  private String variant(Page page, String path) {
    return json(page.request().get(address(path))).at("/data/0/variants/0/id").asString("");
  }

  private JsonNode post(Page page, String path, Map<String, ?> body) {
    return json(
        page.request()
            .post(
                address(path),
                RequestOptions.create().setHeader("Idempotency-Key", "screens").setData(body)));
  }

  private static JsonNode json(APIResponse answer) {
    if (!answer.ok()) throw new AssertionError(answer.status() + " " + answer.text());
    return JsonMapper.shared().readTree(answer.text());
  }

  /** The path of the mail with these words in its subject, once it is there. */
  private String sent(Page page, String words) {
    var link = page.locator("main table a", new Page.LocatorOptions().setHasText(words));
    page.waitForCondition(
        () -> {
          page.navigate(address("/dev/mailbox"));
          return link.count() > 0;
        });
    return link.first().getAttribute("href");
  }

  private static String path(String url) {
    return url.replaceFirst("^https?://[^/]+", "");
  }

  private String address(String path) {
    return app.uri(path).toString();
  }
}
