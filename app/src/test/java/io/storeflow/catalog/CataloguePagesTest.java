package io.storeflow.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.storeflow.account.Person;
import io.storeflow.catalog.ProductChange.VariantChange;
import io.storeflow.inventory.StockBook;
import io.storeflow.inventory.StockEntry;
import io.storeflow.media.Drawn;
import io.storeflow.media.MediaFiles;
import io.storeflow.product.ProductState;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Browsing;
import io.storeflow.testing.Chromium;
import io.storeflow.testing.Looks;
import io.storeflow.testing.World;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mock.web.MockHttpServletResponse;

/** Pictures of the pages of catalogue and stock in target/catalogue, and what axe says of them. */
@AppTest
@Tag("browser")
class CataloguePagesTest {
  private static final Path FOLDER = Path.of("target/catalogue");

  @Value("${local.server.port}")
  int port;

  @Autowired World world;
  @Autowired Browsing web;
  @Autowired Products products;
  @Autowired ProductStates states;
  @Autowired Categories categories;
  @Autowired MediaFiles media;
  @Autowired StockBook book;

  @Test
  void looksRightAndIsUsableByAll() throws Exception {
    var pages = pages();
    Files.createDirectories(FOLDER);
    var serious = new ArrayList<String>();
    try (var chromium = Chromium.start()) {
      for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        for (int width : new int[] {1440, 390}) {
          pages.forEach(
              (name, page) -> shoot(chromium.browser(), name, page, width, scheme, serious));
        }
      }
    }
    assertThat(serious).isEmpty();
  }

  private void shoot(
      Browser browser,
      String name,
      MockHttpServletResponse page,
      int width,
      ColorScheme scheme,
      List<String> serious) {
    var options = new Browser.NewContextOptions().setViewportSize(width, 900);
    try (var context = browser.newContext(options.setColorScheme(scheme))) {
      var tab = context.newPage();
      var address = "http://127.0.0.1:" + port + "/s/" + name;
      tab.route(address, route -> answer(route, page));
      tab.navigate(address);
      tab.waitForLoadState();
      var file = name + "-" + width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT);
      var to = FOLDER.resolve(file + ".png");
      tab.screenshot(new Page.ScreenshotOptions().setPath(to).setFullPage(true));
      Looks.wrong(tab).forEach(it -> serious.add(file + " " + it));
    }
  }

  private static void answer(Route route, MockHttpServletResponse page) {
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(200)
            .setContentType("text/html;charset=UTF-8")
            .setBodyBytes(page.getContentAsByteArray()));
  }

  private Map<String, MockHttpServletResponse> pages() throws Exception {
    var store = world.store();
    var person = world.member(store, Role.OWNER);
    var empty = world.store();
    var newcomer = world.member(empty, Role.OWNER);
    var product = stock(store);
    var variant = products.get(store, product).variants().getFirst().publicId();
    book.enter(
        store,
        variant,
        StockEntry.RECEIVED,
        24,
        "Delivery of Monday",
        World.actor("Yūko Brückner-Øst"));
    book.enter(
        store, variant, StockEntry.DAMAGED, 2, "Fell off the shelf", World.actor("محمد الحسيني"));
    var base = "/s/" + store.slug();
    var wrong =
        post(base + "/products")
            .param("title", "")
            .param("state", "active")
            .param("slug", "Ramen & Co")
            .param("variants[0].title", "Regular")
            .param("variants[0].price", "vierzehn")
            .param("variants[0].onHand", "24")
            .param("variants[0].tracked", "true")
            .param("variants[1].title", "Regular")
            .param("variants[1].price", "12.90")
            .param("variants[1].compareAt", "9");
    var pages = new LinkedHashMap<String, MockHttpServletResponse>();
    pages.put("products", get(person, base + "/products"));
    pages.put("products-none", get(person, base + "/products?q=pizza&stock=low"));
    pages.put("products-empty", get(newcomer, "/s/" + empty.slug() + "/products"));
    pages.put("product", get(person, base + "/products/" + product));
    pages.put("product-new", get(person, base + "/products/new"));
    pages.put("product-wrong", web.send(person, wrong));
    pages.put("categories", get(person, base + "/categories"));
    pages.put("stock", get(person, base + "/inventory"));
    pages.put("stock-empty", get(newcomer, "/s/" + empty.slug() + "/inventory"));
    pages.put("ledger", get(person, base + "/inventory/" + variant));
    return pages;
  }

  private MockHttpServletResponse get(Person person, String address) {
    var answer = web.get(person, address);
    assertThat(answer.getStatus()).as(address).isEqualTo(200);
    assertThat(new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8))
        .doesNotContain("??");
    return answer;
  }

  /** A few products of every kind; the id of the one to edit. */
  private String stock(Store store) throws Exception {
    var ramen = categories.create(store, "Ramen");
    var drinks = categories.create(store, "Drinks and very long evenings with friends");
    categories.create(store, "デザート");
    add(store, "Sencha", drinks, null, List.of(variant(store, "", "SEN", 350, null, 0, false)));
    add(
        store,
        "Onigiri-Platte „Großes Hanami“ für die ganze Nachbarschaft und alle Freunde",
        null,
        null,
        List.of(variant(store, "", "ONI-1", 6400, null, 3, true)));
    add(store, "شاي أخضر", drinks, null, List.of(variant(store, "", "", 420, 500L, 0, true)));
    var hidden =
        add(
            store,
            "Matcha, old",
            drinks,
            null,
            List.of(variant(store, "", "", 420, null, 0, true)));
    states.change(store, List.of(hidden), ProductState.ARCHIVED);
    var image = media.keep(store, Drawn.saved(600, 400));
    return add(
        store,
        "Tonkotsu ramen",
        ramen,
        image,
        List.of(
            variant(store, "Regular, Pork", "RAM-TON-R-P", 1490, null, 24, true),
            variant(store, "Large, Pork", "RAM-TON-L-P", 1740, 1890L, 4, true),
            variant(store, "Large, Tofu", "RAM-TON-L-T", 1640, 1790L, 0, false)));
  }

  private String add(
      Store store,
      String title,
      @Nullable String category,
      @Nullable String image,
      List<VariantChange> variants) {
    var second = title.startsWith("Tonkotsu") ? "豚骨ラーメン" : "";
    var text = "Broth of pork bones, eighteen hours on the fire.\nEnthält: Weizen, Ei, Soja.";
    var change =
        new ProductChange(
            title, second, text, "", category, image, "A bowl", ProductState.ACTIVE, "", variants);
    return products.create(store, change, World.actor("Yūko"));
  }

  private static VariantChange variant(
      Store store,
      String title,
      String sku,
      long price,
      @Nullable Long before,
      int onHand,
      boolean tracked) {
    var compareAt = before == null ? null : store.money(before);
    return new VariantChange(
        null, title, sku, store.money(price), compareAt, tracked, true, onHand, 5);
  }
}
