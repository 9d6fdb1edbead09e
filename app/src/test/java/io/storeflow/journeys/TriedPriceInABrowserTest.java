package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import io.storeflow.platform.id.PublicId;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.PriceRules;
import io.storeflow.pricetest.Draw;
import io.storeflow.shipping.Method;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Looks;
import io.storeflow.testing.World.Goods;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * An owner tries a price with half of the visitors: each of two shoppers keeps their side from the
 * cart to the order and in the next one, and the page of the rule compares both.
 */
@AppTest
@Tag("browser")
class TriedPriceInABrowserTest extends OnLists {
  @Autowired PriceRules rules;

  @Test
  void isKeptByEachVisitorAndComparedForTheOwner() {
    world.rate(store, Method.PICKUP, 0);
    var goods = world.goods(store, 1000, 10);
    var rule = tryWithHalf();
    buysTwice(visitor(rule, true), goods, "€9.00");
    buysTwice(visitor(rule, false), goods, "€10.00");
    open("pricing/" + rule.publicId());
    assertThat(page.locator("#result-in")).containsText("€18.00");
    assertThat(page.locator("#result-in")).containsText("€9.00");
    assertThat(page.locator("#result-out")).containsText("€20.00");
    assertThat(page.locator("#result-out")).containsText("€10.00");
    assertThat(page.locator("#result")).containsText("Too few orders yet");
    assertThat(Looks.wrong(page)).isEmpty();
    triesBothSides(goods);
  }

  private PriceRule tryWithHalf() {
    open("pricing/new");
    page.getByLabel("Name").fill("A tenth less");
    page.getByLabel("Percent", new Page.GetByLabelOptions().setExact(true)).fill("10");
    page.getByLabel("For so many of 100 visitors").fill("50");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Create rule")).click();
    assertThat(page.locator("#list")).containsText("for 50 of 100 visitors");
    return rules.all(store).getFirst();
  }

  private void buysTwice(String visitor, Goods goods, String price) {
    var shop = staff.origin() + store.shop("");
    try (var phone = APhone.open()) {
      phone.addCookies(List.of(new Cookie("sf_visitor", visitor).setUrl(staff.origin())));
      var shopper = phone.newPage();
      for (int i = 0; i < 2; i++) {
        shopper.navigate(shop + "/p/" + goods.productSlug());
        assertThat(shopper.locator("#offer")).containsText("€10.00");
        shopper.locator(".buy-bar button[data-kind=primary]").tap();
        assertThat(shopper.locator("[data-count]")).hasText("1");
        // Whoever puts something in is known from then on, also to the page.
        var own = shopper.locator("[data-own]");
        if (price.equals("€10.00")) assertThat(own).not().containsText("€");
        else assertThat(own).containsText(price);
        shopper.navigate(shop + "/cart");
        assertThat(shopper.locator("#go-words")).containsText(price);
        shopper.navigate(shop + "/checkout");
        shopper.getByLabel("E-mail").fill("mika@example.com");
        shopper.getByLabel("Name").fill("Mika Strauß");
        assertThat(shopper.locator("#pay button")).containsText(price);
        shopper.locator("#pay button").tap();
        shopper.waitForURL("**/track/**");
        assertThat(shopper.locator("main")).containsText(price);
      }
    }
  }

  private void triesBothSides(Goods goods) {
    open("pricing/simulate?variant=" + goods.publicId() + "&units=1");
    assertThat(page.locator("#result")).containsText("€9.00");
    page.getByLabel("Rules for a share of the visitors").selectOption("out");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Work it out")).click();
    assertThat(page.locator("#result")).containsText("€10.00");
    assertThat(page.locator("#result")).containsText("without this one");
  }

  private static String visitor(PriceRule rule, boolean in) {
    return Stream.generate(PublicId::random)
        .filter(it -> Draw.of(it).isIn(rule.publicId(), rule.when().share()) == in)
        .findFirst()
        .orElseThrow();
  }
}
