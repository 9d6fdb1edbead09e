package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.location.Location;
import io.storeflow.location.Locations;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Looks;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A merchant brings things to whoever lives near; one shopper does, another does not. */
@AppTest
@Tag("browser")
class DistanceInABrowserTest extends OnLists {
  @Autowired Locations locations;
  @Autowired DSLContext db;

  @Test
  void fromTheCoordinatesToTheOrderOfWhoLivesNear() {
    sayWhereTheStoreIs();
    makeTheRate();
    tryAnAddress();
    buy();
    var o = only(store, ORDERS);
    assertThat(db.select(o.SHIPPING_MINOR).from(o).fetchSingle(o.SHIPPING_MINOR)).isEqualTo(290);
  }

  private void sayWhereTheStoreIs() {
    var main = locations.all(store).stream().filter(Location::main).findFirst().orElseThrow();
    open("settings/locations/" + main.publicId());
    page.getByLabel("Latitude").fill("52,52");
    page.getByLabel("Longitude").fill("13.405");
    button(page, "Save").click();
    assertThat(page.locator("main")).containsText(main.name());
  }

  private void makeTheRate() {
    open("shipping/zones/new?method=delivery");
    page.getByLabel("Countries").fill("Germany");
    page.locator("#name").fill("Around us");
    page.locator("#minimum").fill("20");
    button(page, "Create zone").click();
    page.locator("#name").fill("Bike");
    page.getByText("By distance", new Page.GetByTextOptions().setExact(true)).click();
    page.locator("[name='bands[0].upTo']").fill("3 km");
    page.locator("[name='bands[0].price']").fill("2.90");
    page.locator("[name='bands[1].upTo']").fill("5 km");
    page.locator("[name='bands[1].price']").fill("4.90");
    button(page, "Create rate").click();
    assertThat(page.locator("#list")).containsText("up to 3 km: €2.90");
  }

  private void tryAnAddress() {
    var tester = page.locator("#tried");
    tester.getByLabel("Postcode").fill("12043");
    tester.getByLabel("Street and number").fill("Karl-Marx-Str. 1");
    tester.getByLabel("City").fill("Berlin");
    tester.getByLabel("Subtotal").fill("25");
    tester.getByRole(AriaRole.BUTTON, in("Show what is offered")).click();
    assertThat(tester).containsText("km from the main location");
    assertThat(tester.locator("[data-decides=true]").first()).containsText("€4.90");
    assertThat(Looks.wrongInBothThemes(page)).isEmpty();
  }

  private void buy() {
    var goods = world.goods(store, 2500, 5);
    try (var phone = APhone.open()) {
      var shopper = phone.newPage();
      var shop = staff.origin() + store.shop("");
      shopper.navigate(shop + "/p/" + goods.productSlug());
      button(shopper, "Add to cart").tap();
      assertThat(shopper.locator(".toast")).isVisible();
      shopper.navigate(shop + "/checkout");
      var rates = shopper.locator("#rates");
      shopper.locator("#line1").fill("Am Kanal 1");
      shopper.locator("#postalCode").fill("14467");
      shopper.locator("#city").fill("Potsdam");
      shopper.locator("#city").blur();
      assertThat(rates).containsText("too far away for us to deliver");
      shopper.locator("#postalCode").fill("10115");
      shopper.locator("#city").fill("Berlin");
      shopper.locator("#line1").fill("Away 1");
      shopper.locator("#line1").blur();
      assertThat(rates).containsText("cannot find out right now how far it is");
      shopper.locator("#line1").fill("Invalidenstraße 1");
      shopper.locator("#line1").blur();
      assertThat(rates).containsText("€2.90");
      assertThat(rates).not().containsText("how far it is");
      shopper.locator("#email").fill("mika@example.com");
      shopper.locator("#name").fill("Mika Strauß");
      shopper.locator("#phone").fill("+49 30 1234567");
      shopper.locator("#pay button:has-text('€27.90')").tap();
      shopper.waitForURL("**/track/**");
    }
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator.GetByRoleOptions in(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }
}
