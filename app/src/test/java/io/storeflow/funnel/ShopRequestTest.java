package io.storeflow.funnel;

import static io.storeflow.funnel.FunnelStage.CART;
import static io.storeflow.funnel.FunnelStage.CHECKOUT;
import static io.storeflow.funnel.FunnelStage.PRODUCT;
import static io.storeflow.funnel.FunnelStage.VISIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which stages one request reached. */
class ShopRequestTest {
  private static final String PHONE =
      "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/131.0 Mobile Safari/537.36";
  private static final String HERE = "https://shop.example/shop/kissa";

  @ParameterizedTest
  @CsvSource({
    "/shop/kissa, , VISIT",
    "/shop/kissa, https://search.example/?q=tea, VISIT",
    "/shop/kissa, https://shop.example/shop/other/p/tea, VISIT",
    "/shop/kissa, https://shop.example/shop/kissa-two, VISIT",
    "/shop/kissa, not an address %%, VISIT",
    "/shop/kissa/p/tea, https://search.example/, VISIT PRODUCT",
    "/shop/kissa/p/tea, https://shop.example/shop/kissa, PRODUCT",
    "/shop/kissa/p/tea/more, https://shop.example/shop/kissa, ''",
    "/shop/kissa/all, https://shop.example/shop/kissa/p/tea, ''",
    "/shop/kissa, https://shop.example/track/abc, ''",
    "/shop/kissa/checkout, https://shop.example/shop/kissa/cart, ''",
    "/shop/kissa/checkout, https://shop.example/shop/kissa, CHECKOUT",
    "/shop/kissa/checkout, https://shop.example/shop/kissa/checkout, ''",
    "/shop/kissa/checkout, https://pay.example/back, VISIT CHECKOUT",
    "/s/kissa, , ''",
    "/shop/, , ''"
  })
  void pages(String path, String referer, String stages) {
    var headers = page();
    if (referer != null) headers.put("Referer", referer);
    assertThat(seen("GET", path, 200, false, headers))
        .containsExactlyInAnyOrderElementsOf(named(stages));
    assertThat(seen("GET", path, 304, false, headers)).hasSameSizeAs(named(stages));
    assertThat(seen("GET", path, 404, false, headers)).isEmpty();
    assertThat(seen("GET", path, 303, false, headers)).isEmpty();
    assertThat(seen("HEAD", path, 200, false, headers)).isEmpty();
  }

  @Test
  void pagesThatSayNothingOfThemselvesAreToldByTheBrowser() {
    var headers = page();
    headers.put("Sec-Fetch-Site", "same-origin");
    assertThat(seen("GET", "/shop/kissa", 200, false, headers)).isEmpty();
    headers.put("Sec-Fetch-Site", "none");
    assertThat(seen("GET", "/shop/kissa", 200, false, headers)).containsExactly(VISIT);
  }

  /** Reloaded, fetched by a script, or ahead of a person. */
  @ParameterizedTest
  @CsvSource({
    "Cache-Control, max-age=0",
    "Cache-Control, no-cache",
    "HX-Request, true",
    "Sec-Fetch-Dest, empty",
    "Sec-Fetch-Dest, iframe",
    "Sec-Purpose, prefetch;prerender",
    "Purpose, prefetch",
    "Accept, application/json"
  })
  void whatNobodyOpenedIsNotCounted(String name, String value) {
    var headers = page();
    headers.put(name, value);
    assertThat(seen("GET", "/shop/kissa/p/tea", 200, false, headers)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (compatible; bingbot/2.0)",
        "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/131.0",
        "curl/8.5.0",
        "python-requests/2.32",
        "Java-http-client/25",
        "facebookexternalhit/1.1",
        "Mozilla/5.0 (compatible; YandexImages/3.0; WebCrawler)",
        "WhatsApp/2.0 LinkPreview"
      })
  void programsAreNotCounted(String agent) {
    var headers = page();
    headers.put("User-Agent", agent);
    assertThat(seen("GET", "/shop/kissa", 200, false, headers)).isEmpty();
    assertThat(seen("POST", "/shop/kissa/cart", 303, true, headers)).isEmpty();
    headers.remove("User-Agent");
    assertThat(seen("GET", "/shop/kissa", 200, false, headers)).isEmpty();
  }

  @Test
  void aTelephoneIsNoRobot() {
    var headers = page();
    headers.put("User-Agent", "Mozilla/5.0 (Linux; Android 13; CUBOT KINGKONG 9) Chrome/131.0");
    assertThat(seen("GET", "/shop/kissa", 200, false, headers)).containsExactly(VISIT);
  }

  @Test
  void aCartIsBegunWithItsFirstGoods() {
    var headers = page();
    headers.put("Referer", HERE + "/p/tea");
    assertThat(seen("POST", "/shop/kissa/cart", 303, true, headers)).containsExactly(CART);
    assertThat(seen("POST", "/shop/kissa/cart", 200, true, headers)).containsExactly(CART);
    assertThat(seen("POST", "/shop/kissa/cart", 303, false, headers)).isEmpty();
    assertThat(seen("POST", "/shop/kissa/cart", 409, true, headers)).isEmpty();
  }

  /** Browsers ask for the page behind a button as if it were reloaded. */
  @Test
  void aCheckoutIsBegunWithTheButtonOfTheCart() {
    var headers = page();
    headers.put("Referer", HERE + "/cart");
    for (var next :
        List.of("/shop/kissa/checkout", HERE + "/checkout", "/shop/kissa/checkout?currency=CHF"))
      assertThat(pressed("/shop/kissa/cart/quantities", 303, next, headers))
          .containsExactly(CHECKOUT);
    assertThat(pressed("/shop/kissa/cart/quantities", 303, "/shop/kissa/cart", headers)).isEmpty();
    assertThat(pressed("/shop/kissa/cart/quantities", 409, "/shop/kissa/checkout", headers))
        .isEmpty();
    assertThat(pressed("/shop/kissa/checkout", 303, "/shop/kissa/checkout", headers)).isEmpty();
    assertThat(pressed("/shop/kissa/cart/quantities", 303, "/shop/other/checkout", headers))
        .isEmpty();
  }

  private static Set<FunnelStage> pressed(
      String path, int status, String next, Map<String, String> headers) {
    return new ShopRequest("POST", path, "shop.example", status, false, next, headers::get)
        .stages();
  }

  private static Set<FunnelStage> seen(
      String method, String path, int status, boolean fills, Map<String, String> headers) {
    return new ShopRequest(method, path, "shop.example", status, fills, null, headers::get)
        .stages();
  }

  private static Map<String, String> page() {
    var headers = new HashMap<String, String>();
    headers.put("User-Agent", PHONE);
    headers.put("Accept", "text/html,*/*;q=0.8");
    return headers;
  }

  private static Set<FunnelStage> named(String stages) {
    var set = java.util.EnumSet.noneOf(FunnelStage.class);
    for (var each : stages.split(" ")) if (!each.isEmpty()) set.add(FunnelStage.valueOf(each));
    assertThat(set).isSubsetOf(VISIT, PRODUCT, CHECKOUT);
    return set;
  }
}
