package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.storeflow.db.Tables.CUSTOMER;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.customer.Customers;
import io.storeflow.loyalty.Members;
import io.storeflow.platform.db.Transactions;
import io.storeflow.proof.KnownCode;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Looks;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An owner gives tea for points; a shopper takes it free, changes their mind, and orders it so. */
@AppTest
@Tag("browser")
class RewardsInABrowserTest extends OnLists {
  @Autowired DSLContext db;
  @Autowired Members members;
  @Autowired Customers customers;
  @Autowired Transactions transactions;

  @Test
  void teaIsFreeForPoints() {
    world.rate(store, Method.PICKUP, 0);
    var tea = world.goods(store, 450, 10);
    var ramen = world.goods(store, 1290, 10);
    var email = "mika@" + store.slug() + ".example";
    switchOn(tea.productSlug());
    give(email);
    try (var phone = APhone.open()) {
      var shop = staff.origin() + store.shop("");
      var shopper = phone.newPage();
      shopper.navigate(shop + "/p/" + ramen.productSlug());
      shopper.locator(".buy-bar button[data-kind=primary]").tap();
      assertThat(shopper.locator("[data-count]")).hasText("1");
      prove(shopper, shop, email);

      shopper.navigate(shop + "/cart");
      assertThat(Looks.wrong(shopper)).isEmpty();
      button(shopper, "#rewards", "Add it free").tap();
      assertThat(shopper.locator("#rewards")).containsText("1 of it free");
      assertThat(shopper.locator("#docket .total")).containsText("€12.90");
      assertThat(Looks.wrong(shopper)).isEmpty();

      shopper.navigate(shop + "/checkout");
      shopper.getByLabel("E-mail").fill(email);
      shopper.getByLabel("Name").fill("Mika Strauß");
      button(shopper, "#points", "Pay for it after all").tap();
      assertThat(shopper.locator("#pay button")).containsText("€17.40");
      assertThat(shopper.getByLabel("Name")).hasValue("Mika Strauß");
      button(shopper, "#points", "Take it free").tap();
      assertThat(shopper.locator("#pay button")).containsText("€12.90");
      assertThat(Looks.wrong(shopper)).isEmpty();
      shopper.locator("#pay button").tap();
      shopper.waitForURL("**/track/**");
      assertThat(shopper.locator("main")).containsText("300 Stars");
      shopper.navigate(shop + "/me");
      assertThat(shopper.locator("main")).containsText("−300");
    }
    open("orders/1001");
    page.getByText("Why this price").click();
    assertThat(page.locator("main")).containsText("free for these points");
    assertThat(Looks.wrong(page)).isEmpty();
  }

  private void switchOn(String goods) {
    open("loyalty");
    page.getByLabel("Give points").check();
    page.getByLabel("Name of the points").fill("Stars");
    page.getByLabel("Amount that earns one point").fill("1");
    page.getByLabel("Points that are worth").fill("10");
    page.getByLabel("Amount they take off").fill("1");
    page.getByLabel("SKU or product").first().fill(goods);
    page.locator("[name='rewards[0].points']").fill("300");
    page.getByLabel("Most in one order").first().fill("2");
    assertThat(Looks.wrong(page)).isEmpty();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save").setExact(true))
        .click();
    assertThat(page.locator("[name='rewards[0].goods']")).hasValue(Pattern.compile("SKU-.*"));
    page.setViewportSize(390, 844);
    assertThat(Looks.wrong(page)).isEmpty();
    page.setViewportSize(1280, 800);
  }

  private void give(String email) {
    long id = transactions.write(() -> customers.findOrCreate(store, email, "Mika", "").id());
    var c = only(store.merchant(), CUSTOMER);
    var publicId = db.select(c.PUBLIC_ID).from(c).where(c.ID.eq(id)).fetchSingle(c.PUBLIC_ID);
    members.adjust(store, publicId, 500, "A gift", Actor.SYSTEM);
  }

  private void prove(Page shopper, String shop, String email) {
    var visitor =
        shopper.context().cookies().stream()
            .filter(it -> it.name.equals("sf_visitor"))
            .findFirst()
            .orElseThrow();
    KnownCode.mail(db, store, visitor.value, email);
    shopper.navigate(shop + "/me");
    shopper.getByLabel("Code").fill(KnownCode.CODE);
    shopper.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("That is me")).tap();
    assertThat(shopper.locator("main")).containsText("You have 500 Stars.");
  }

  private static Locator button(Page page, String within, String name) {
    return page.locator(within)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
  }
}
