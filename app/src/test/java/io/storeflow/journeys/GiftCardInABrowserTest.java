package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.order.OrderPayments;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Chromium;
import io.storeflow.testing.Looks;
import io.storeflow.testing.World;
import io.storeflow.testing.World.Goods;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Buys a gift card, finds its code in the mail, and pays with it. */
@AppTest
@Tag("browser")
class GiftCardInABrowserTest {
  private static final Pattern CODE = Pattern.compile("[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}");

  @Autowired World world;
  @Autowired OrderPayments payments;
  @Autowired DSLContext db;
  @LocalServerPort int port;

  @Test
  void buysACardAndPaysWithIt() {
    var store = world.store();
    world.rate(store, Method.PICKUP, 0);
    var card = world.giftCards(store, 2000);
    var goods = world.goods(store, 2500, 10);
    var shop = "http://127.0.0.1:" + port + "/shop/" + store.slug();
    try (var context = Chromium.shared().newContext(phone())) {
      var page = context.newPage();
      put(page, shop, card);
      order(page, shop, "€20.00");
      // The store has the money.
      payments.settle(store, 1001, Actor.SYSTEM);
      var code = code(store);
      assertThat(page.content()).doesNotContain(code);

      put(page, shop, goods);
      page.navigate(shop + "/checkout");
      page.locator("#giftCard").fill("0000-0000-0000-0000");
      page.getByRole(AriaRole.BUTTON, named("Add")).click();
      assertThat(page.locator("#cards")).containsText("No gift card has this code");
      page.navigate(shop + "/checkout");
      assertThat(bottom(page.locator("#giftCard")))
          .isCloseTo(bottom(page.getByRole(AriaRole.BUTTON, named("Add"))), within(1.0));
      page.locator("#giftCard").fill(code.toLowerCase());
      page.getByRole(AriaRole.BUTTON, named("Add")).click();
      assertThat(page.locator("#paying")).containsText("−€20.00");
      assertThat(page.locator("#pay button")).containsText("€5.00");
      looksRight(page);
      page.getByRole(AriaRole.BUTTON, containing("Remove gift card")).click();
      assertThat(page.locator("#pay button")).containsText("€25.00");
      page.locator("#giftCard").fill(code);
      page.locator("#giftCard").press("Enter");
      assertThat(page.locator("#paying")).containsText("−€20.00");
      assertThat(page.locator("#docket summary .price").first()).hasText("€5.00");
      order(page, null, "€5.00");
      page.locator("#items summary").click();
      assertThat(page.locator("#items")).containsText("−€20.00");
      assertThat(page.locator("#items")).containsText("To pay");

      page.navigate(shop + "/gift-card");
      page.getByLabel("Code").fill(code);
      page.getByRole(AriaRole.BUTTON, named("Show balance")).click();
      assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("€0.00");
      looksRight(page);
    }
  }

  @Test
  void withoutAScriptThereAreNoButtonsThatDoNothing() {
    var store = world.store();
    var goods = world.goods(store, 2500, 10);
    var at = "http://127.0.0.1:" + port + "/shop/" + store.slug() + "/p/" + goods.productSlug();
    for (boolean script : new boolean[] {true, false})
      try (var context = Chromium.shared().newContext(phone().setJavaScriptEnabled(script))) {
        var page = context.newPage();
        page.navigate(at);
        assertThat(page.locator(".amount input")).isVisible();
        assertThat(page.locator(".amount button").first())
            .isVisible(new LocatorAssertions.IsVisibleOptions().setVisible(script));
      }
  }

  private static double bottom(Locator it) {
    var box = it.boundingBox();
    return box.y + box.height;
  }

  private static void looksRight(Page page) {
    assertThat(Looks.wrong(page)).isEmpty();
    assertThat(Looks.tooSmall(page)).isEmpty();
  }

  private static void put(Page page, String shop, Goods goods) {
    page.navigate(shop + "/p/" + goods.productSlug());
    page.locator(".buy-bar button[data-kind=primary]").click();
    assertThat(page.locator("[data-count]")).hasText("1");
  }

  private static void order(Page page, @org.jspecify.annotations.Nullable String shop, String sum) {
    if (shop != null) page.navigate(shop + "/checkout");
    page.getByLabel("E-mail").fill("mika@example.com");
    page.getByLabel("Name").fill("Mika Strauß");
    assertThat(page.locator("#pay button")).containsText(sum);
    page.locator("#pay button").click();
    page.waitForURL("**/track/**");
  }

  private String code(Store store) {
    var mail =
        await()
            .atMost(Duration.ofMinutes(1))
            .until(
                () ->
                    db.select(MAILBOX_MESSAGE.BODY_TEXT)
                        .from(MAILBOX_MESSAGE)
                        .where(MAILBOX_MESSAGE.SUBJECT.startsWith("Gift card from"))
                        .and(MAILBOX_MESSAGE.SUBJECT.contains(store.name()))
                        .fetch(MAILBOX_MESSAGE.BODY_TEXT),
                found -> !found.isEmpty())
            .getFirst();
    var found = CODE.matcher(mail);
    assertThat(found.find()).as(mail).isTrue();
    return found.group();
  }

  private static Browser.NewContextOptions phone() {
    var random = ThreadLocalRandom.current();
    var address = "10.8." + random.nextInt(256) + "." + random.nextInt(1, 255);
    return new Browser.NewContextOptions()
        .setViewportSize(390, 844)
        .setExtraHTTPHeaders(Map.of("X-Forwarded-For", address));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page.GetByRoleOptions containing(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
