package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsDisabledOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsEnabledOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.catalog.Shelves;
import io.storeflow.checkout.CheckoutRequest;
import io.storeflow.pricing.Basket;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a kitchen runs out of, and what somebody may not eat. */
@AppTest
@Tag("browser")
class FoodInABrowserTest extends OnLists {
  private static final double SOON = 2_000;

  @Test
  void whatTheBoardSaysIsSoldOutIsSoOnOpenPagesAndInCarts() {
    page.navigate(staff.origin() + store.shop("/p/shoyu"));
    var add = page.locator(".buy-bar > .button");
    add.click();
    assertThat(page.locator(".toast").last()).containsText("in your cart");
    var cart = context.newPage();
    cart.navigate(staff.origin() + store.shop("/cart"));
    var list = context.newPage();
    list.navigate(staff.origin() + store.shop("/all"));
    var board = context.newPage();
    board.navigate(staff.origin() + "/s/" + store.slug() + "/board/kitchen");
    board.keyboard().press("s");
    board.waitForURL("**/sold-out");
    for (var each : List.of(page, cart, list))
      each.waitForFunction("() => globalThis.StompJs && performance.now() > 1500");

    line(board, "Shoyu").getByRole(AriaRole.BUTTON).first().click();
    assertThat(add).isDisabled(new IsDisabledOptions().setTimeout(SOON));
    assertThat(page.locator("#offer")).containsText("Sold out");
    var wish = page.locator("#wish form");
    assertThat(wish).isVisible(new IsVisibleOptions().setTimeout(2 * SOON));
    assertThat(cart.locator(".cart-lines .told"))
        .containsText("sold out", new ContainsTextOptions().setTimeout(SOON));
    assertThat(card(list)).containsText("Sold out", new ContainsTextOptions().setTimeout(SOON));
    assertThat(card(list).getByRole(AriaRole.BUTTON)).hasCount(0);

    board.keyboard().press("b");
    var back = board.locator(".all-day .gone li").filter(having("Shoyu"));
    back.getByRole(AriaRole.BUTTON).click();
    assertThat(add).isEnabled(new IsEnabledOptions().setTimeout(2 * SOON));
    assertThat(wish).hasCount(0);
    assertThat(back).hasCount(0);
    assertThat(cart.locator("#go")).isVisible();
    assertThat(card(list).getByRole(AriaRole.BUTTON)).hasCount(1);
  }

  /** Nobody gets another one than the page has said, whether it was proposed or chosen. */
  @Test
  void aChoiceThatIsGoneStaysAndIsSaidToBeGone() {
    var sizes =
        List.of(
            Shelves.variant(store, "Sea salt", 490, 9), Shelves.variant(store, "Chilli", 540, 9));
    products.create(store, Shelves.product("Edamame", null, sizes), Actor.SYSTEM);
    var shop = staff.origin() + store.shop("/p/edamame");
    page.navigate(shop);
    var chosen = context.newPage();
    chosen.navigate(shop);
    for (var each : List.of(page, chosen)) {
      assertThat(each.locator("#offer .price")).hasText("€4.90");
      each.waitForFunction("() => globalThis.StompJs && performance.now() > 1500");
    }
    chosen.getByText("Chilli").click();
    assertThat(chosen.locator("#offer .price")).hasText("€5.40");
    chosen.getByText("Sea salt").click();

    var board = context.newPage();
    board.navigate(staff.origin() + "/s/" + store.slug() + "/board/kitchen/sold-out?q=edamame");
    board.getByLabel("Edamame, Sea salt: sold out until somebody says otherwise").click();
    for (var each : List.of(page, chosen)) {
      assertThat(each.locator("#offer .state"))
          .hasText("Sold out", new HasTextOptions().setTimeout(SOON));
      assertThat(each.locator("#offer .price")).hasText("€4.90");
      assertThat(each.locator(".buy-bar > .button")).isDisabled();
      each.getByText("Chilli").click();
      assertThat(each.locator("#offer .state")).hasText("Available now");
      assertThat(each.locator("#offer .price")).hasText("€5.40");
      assertThat(each.locator(".buy-bar > .button")).isEnabled();
    }
    var gone = chosen.getByLabel("Sea salt").getAttribute("value");
    chosen.navigate(shop + "?variant=" + gone);
    assertThat(chosen.locator("#offer .price")).hasText("€4.90");
    assertThat(chosen.locator("#offer .state")).hasText("Sold out");
    assertThat(chosen.locator(".buy-bar > .button")).isDisabled();
  }

  /** Its number says up to where a page knows the stock. */
  @Test
  void anOpenPageIsAskedForAgainOnlyIfItWasBehind() {
    var search = staff.origin() + store.shop("/search?q=shoyu");
    page.waitForCondition(
        () -> {
          page.navigate(search);
          var number = page.locator("[data-behaviour='stock']").getAttribute("data-seq");
          return number != null && Long.parseLong(number) > 1;
        });
    var asked = new CopyOnWriteArrayList<String>();
    page.onRequest(it -> asked.add(it.resourceType()));
    page.reload();
    page.waitForFunction("() => globalThis.StompJs && performance.now() > 3000");
    assertThat(asked).contains("document", "script").doesNotContain("fetch");

    // As if the stock had moved since the page was made.
    page.addInitScript(
        "new MutationObserver(() => document.querySelectorAll(\"[data-behaviour='stock']\")"
            + ".forEach((it) => (it.dataset.seq = 1))).observe(document, "
            + "{ childList: true, subtree: true });");
    page.waitForRequest(it -> it.resourceType().equals("fetch"), () -> page.reload());
  }

  @Test
  void aNoteThatNamesAnAllergenIsRedOnTheTicket() {
    var rate = world.rate(store, Method.PICKUP, 0);
    var goods = world.goods(store, 900, 5);
    var contact = new CheckoutRequest.Contact("Mika", "mika@example.com", "");
    var items = List.of(new Basket.Item(goods.publicId(), 1));
    world.order(
        store, CheckoutRequest.of(contact, rate, items, "api").noting("Nussallergie!").build());
    open("board/kitchen");
    var note = page.locator(".ticket .said").first();
    assertThat(note.locator("strong")).containsText("Allergy: Nuts");
    assertThat(note.locator("strong svg")).isVisible();
    assertThat(note.locator("strong")).hasCSS("color", "rgb(255, 255, 255)");
  }

  private static Locator line(Page page, String name) {
    return page.locator(".run-out li").filter(having(name));
  }

  private static Locator card(Page page) {
    return page.locator(".good").filter(having("Shoyu"));
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
