package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import io.storeflow.discountcode.Coupons;
import io.storeflow.pricerule.PriceRules;
import io.storeflow.pricerule.RuleChanges;
import io.storeflow.pricerule.RuleLimits;
import io.storeflow.shipping.Method;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Chromium;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A discount code: typed by a shopper at checkout, and made by staff in the form of a rule. */
@AppTest
@Tag("browser")
class CodesInABrowserTest {
  @Autowired World world;
  @Autowired Staff staff;
  @Autowired PriceRules rules;
  @Autowired RuleChanges changes;
  @LocalServerPort int port;

  private Store store;

  @BeforeEach
  void open() {
    store = world.store();
  }

  @Test
  void isTypedWhileTheCheckoutIsFilledIn() {
    new Coupons(changes, store).tenth("AUTUMN10");
    world.rate(store, Method.PICKUP, 0);
    var goods = world.goods(store, 1000, 10);
    var complaints = new ArrayList<String>();
    try (var phone = APhone.open()) {
      var page = phone.newPage();
      page.onPageError(complaints::add);
      var shop = "http://127.0.0.1:" + port + store.shop("");
      page.navigate(shop + "/p/" + goods.productSlug());
      button(page, "Add to cart").tap();
      assertThat(page.locator(".toast")).isVisible();
      page.navigate(shop + "/checkout");
      // On a phone it comes before all that has to be filled in.
      var code = page.getByLabel("Discount code");
      code.fill("nothing");
      button(page, "Apply").tap();
      assertThat(page.locator("#codes .error")).containsText("There is no such code");
      page.getByLabel("E-mail").fill("mika@example.com");
      page.getByLabel("Name").fill("Mika Strauß");
      code.fill("autumn10");
      // Enter gives the code: it places no order.
      code.press("Enter");
      assertThat(page.locator("#pay button")).containsText("€9.00");
      assertThat(page.locator("#codes")).containsText("takes something off");
      assertThat(page.locator("#codes .error")).isHidden();
      assertThat(page.getByLabel("Name")).hasValue("Mika Strauß");
      button(page, "Remove AUTUMN10").tap();
      assertThat(page.locator("#pay button")).containsText("€10.00");
      code.fill("AUTUMN10");
      button(page, "Apply").tap();
      assertThat(page.locator("#pay button")).containsText("€9.00");
      page.locator("#pay button").tap();
      page.waitForURL("**/track/**");
      assertThat(page.locator("body")).containsText("(AUTUMN10)");
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void theFormOfARuleShowsWhatItsKindNeeds() {
    var owner = staff.visitor(World.signedIn(world.member(store, Role.OWNER)));
    try (var context = staff.context(Chromium.shared(), owner);
        var page = context.newPage()) {
      page.navigate("http://127.0.0.1:" + port + "/s/" + store.slug() + "/pricing/new");
      assertThat(page.getByLabel("Percent", exactly())).isVisible();
      assertThat(page.getByLabel("Quantities")).isHidden();
      assertThat(page.getByLabel("Discount codes")).isHidden();
      page.getByLabel("Kind").selectOption(new SelectOption().setValue("tiers"));
      assertThat(page.getByLabel("Percent", exactly())).isHidden();
      page.getByLabel("What each quantity does").selectOption(new SelectOption().setValue("fixed"));
      page.getByLabel("Quantities").fill("3: 9.90; 10: 8");
      page.getByLabel("Name").fill("By the dozen");
      page.getByLabel("For whom").selectOption(new SelectOption().setValue("code"));
      page.getByLabel("Discount codes").fill("DOZEN");
      page.getByLabel("Orders per customer").fill("1");
      page.getByLabel("Orders per customer").blur();
      assertThat(page.locator("#says"))
          .containsText(
              "Everything: from 3 units €9.90 each, from 10 units €8.00 each, with the code DOZEN");
      button(page, "Create rule").click();
      assertThat(page.locator("#list"))
          .containsText("from 3 units €9.90 each, from 10 units €8.00 each, with the code DOZEN");
    }
    assertThat(rules.all(store).getFirst().limits()).isEqualTo(new RuleLimits(0, 1, 0, 1, 0));
  }

  /** By keys alone; a message above the form says of which field it speaks. */
  @Test
  void goodsOfARuleAreFoundByNameAndStayWhenSomethingIsWrong() {
    var goods = world.goods(store, 1000, null);
    var other = world.goods(store, 1000, null);
    world.readEvents(store);
    var owner = staff.visitor(World.signedIn(world.member(store, Role.OWNER)));
    try (var context = staff.context(Chromium.shared(), owner);
        var page = context.newPage()) {
      page.navigate("http://127.0.0.1:" + port + "/s/" + store.slug() + "/pricing/new");
      page.getByLabel("For", exactly()).selectOption(new SelectOption().setValue("some"));
      var field = page.getByLabel("Products", exactly());
      choose(page, field, "Product " + goods.productId());
      assertThat(field).hasValue(goods.productSlug() + ", ");
      choose(page, field, "Product " + other.productId());
      var both = goods.productSlug() + ", " + other.productSlug() + ", ";
      assertThat(field).hasValue(both);
      assertThat(page.locator("#products-found")).containsText("Named here: ");
      button(page, "Create rule").click();
      var wrong = page.locator("form .note[data-tone=bad] a");
      assertThat(wrong.first()).containsText("Name: ");
      assertThat(page.getByLabel("Products", exactly())).hasValue(both);
      wrong.first().click();
      assertThat(page.getByLabel("Name", exactly())).isFocused();
      page.keyboard().type("Two of them");
      page.getByLabel("Percent", exactly()).fill("10");
      page.getByLabel("Percent", exactly()).blur();
      assertThat(page.locator("#says")).containsText("10% off Product");
      button(page, "Create rule").click();
      assertThat(page.locator("#list")).containsText("Two of them");
    }
    assertThat(rules.all(store).getFirst().target().products())
        .containsExactlyInAnyOrder(goods.productId(), other.productId());
  }

  private static void choose(Page page, Locator field, String name) {
    field.focus();
    page.keyboard().press("End");
    page.keyboard().type(name);
    assertThat(page.locator("#products-found button")).containsText(name);
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    assertThat(field).isFocused();
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
