package io.storeflow.screens;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;

/** Pages for everybody and for shoppers. */
final class ShopScreens {
  private final String goods;
  private final String mail;
  private final String reset;
  private final String track;

  /** Makes the foreign shops, and asks for a new password. */
  ShopScreens(ScreenWorld world, ScreenWorld.LongNames names) {
    world.foreignShops();
    goods = names.goods();
    mail = world.mail(names.order());
    reset = world.reset();
    track = world.track();
  }

  void walk(ScreenRound round) {
    round.as(null, page -> forEverybody(round, page));
    round.as(null, page -> shopper(round, page));
    round.as(null, page -> shelves(round, page));
  }

  private void forEverybody(ScreenRound round, Page page) {
    round.picture(page, "start", "/");
    round.picture(page, "sign-in", "/login");
    round.picture(page, "sign-up", "/signup");
    round.refused(page, "sign-up-errors", "/signup", "main form", Map.of("#email", "no-mail"));
    round.picture(page, "forgotten", "/account/password/forgotten");
    round.picture(page, "reset", reset);
    round.refused(page, "reset-errors", reset, "main form", Map.of("#password", "short"));
    round.picture(page, "reset-expired", "/account/password/reset?token=gone");
    round.picture(page, "verify", "/account/email?token=gone");
    round.keep("verify-expired", ScreenWorld.submit(page, "main form"));
    round.look(page, "verify-expired");
    round.picture(page, "not-found", "/shop/no-such-store");
    round.picture(page, "api", "/api/v1/docs");
    round.keep("openapi.json", page.request().get(round.address("/api/v1/openapi.json")).text());
    round.picture(page, "mailbox", "/dev/mailbox");
    round.picture(page, "mail", mail);
  }

  /** A shopper's way from the shelves to the tracking page. */
  private void shopper(ScreenRound round, Page page) {
    var shop = "/shop/hanami-kitchen";
    round.picture(page, "shop", shop);
    titlesBeginBelowTheirPictures(page);
    round.picture(page, "shop-goods", "/shop/hanami-market");
    round.picture(page, "shop-rtl", "/shop/yasmin");
    round.picture(page, "shop-japanese", "/shop/hanami-chaho");
    round.picture(page, "shop-list", shop + "/c/ramen");
    round.picture(page, "shop-all", "/shop/hanami-market/all");
    round.picture(page, "shop-search", shop + "/search?q=ramen");
    round.picture(page, "shop-no-hit", shop + "/search?q=xyzzy");
    round.picture(page, "shop-hours", shop + "/hours");
    round.picture(page, "shop-lookup", shop + "/track");
    round.picture(page, "shop-not-found", shop + "/p/nothing-of-that-name");
    round.picture(page, "shop-long-name", goods);
    round.picture(page, "shop-options", "/shop/northwind/p/rain-jacket-noreaster");
    round.picture(page, "cart-empty", "/shop/northwind/cart");
    page.navigate(round.address(shop));
    page.locator(".good h3 a").first().click();
    page.waitForURL("**/p/*");
    round.look(page, "shop-product");
    page.locator("main form .buy-bar button[data-kind=primary]").click();
    page.locator("[data-count]:not(:empty)").waitFor();
    round.picture(page, "cart", shop + "/cart");
    round.picture(page, "checkout", shop + "/checkout");
    page.locator("#billed summary").click();
    round.look(page, "checkout-company");
    round.refused(
        page, "checkout-errors", shop + "/checkout", "#checkout", Map.of("#email", "no-mail"));
    round.picture(page, "track", track);
    round.picture(page, "thanks", track + "?thanks");
  }

  /** What has extras, collections, brands, texts. */
  private void shelves(ScreenRound round, Page page) {
    var market = "/shop/hanami-market";
    round.picture(page, "shop-extras", "/shop/hanami-kitchen/p/make-your-own-bowl");
    page.locator("main form .buy-bar button[data-kind=primary]").click();
    page.locator("[data-count]:not(:empty)").waitFor();
    round.picture(page, "cart-extras", "/shop/hanami-kitchen/cart");
    round.picture(page, "shop-collections", market + "/all");
    page.locator("a[href*='/collections/']").first().click();
    page.waitForURL("**/collections/*");
    round.look(page, "shop-collection");
    round.picture(page, "shop-brand", market + "/brands/kanetsune");
    page.locator("main a[href*='/p/']").first().click();
    page.waitForURL("**/p/*");
    round.look(page, "shop-safety");
    round.picture(page, "shop-text", "/shop/hanami-kitchen/pages/impressum");
  }

  /** However many lines the others of the row have. */
  private static void titlesBeginBelowTheirPictures(Page page) {
    var gaps =
        page.evaluate(
            """
            () => [...new Set([...document.querySelectorAll('.good')]
                .filter(it => it.querySelector('picture source') && innerWidth > 600)
                .map(it => Math.round(it.querySelector('.txt').getBoundingClientRect().top
                    - it.querySelector('.pic').getBoundingClientRect().bottom)))].length""");
    assertThat((Integer) gaps).as("different gaps").isLessThanOrEqualTo(1);
  }
}
