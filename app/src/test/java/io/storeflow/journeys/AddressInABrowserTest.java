package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.shipping.Method;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** On a phone a shopper changes the country at checkout: fields follow, what was typed stays. */
@AppTest
@Tag("browser")
class AddressInABrowserTest {
  @Autowired World world;
  @Autowired DSLContext db;
  @LocalServerPort int port;

  Store store;
  World.Goods goods;

  @BeforeEach
  void offer() {
    store = world.store();
    goods = world.goods(store, 1290, 4);
    world.rate(store, Method.SHIPPING, 490);
    world.sendTo(store, "DE,US");
  }

  @Test
  void fieldsFollowTheCountryAndWhatWasTypedStays() {
    var complaints = new ArrayList<String>();
    try (var phone = APhone.open()) {
      var page = phone.newPage();
      page.onPageError(complaints::add);
      var shop = "http://127.0.0.1:" + port + store.shop("");
      page.navigate(shop + "/p/" + goods.productSlug());
      page.getByRole(
              AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add to cart").setExact(true))
          .tap();
      assertThat(page.locator(".toast")).isVisible();
      page.navigate(shop + "/checkout");
      for (var field : List.of("#country", "#line1", "#postalCode", "#city"))
        assertThat(page.locator(field).boundingBox().width)
            .as("room to type into " + field)
            .isGreaterThan(100);
      page.locator("#line1").fill("5th Avenue 350");
      page.locator("#postalCode").fill("10118");
      page.locator("#city").fill("New York");

      page.locator("#country").selectOption("US");
      assertThat(page.getByText("ZIP code").first()).isVisible();
      assertThat(page.locator("#line1")).hasValue("5th Avenue 350");
      assertThat(page.locator("#city")).hasValue("New York");
      assertThat(page.locator("#postalCode")).hasValue("10118");
      page.locator("#region").selectOption("NY");

      page.locator("#country").selectOption("DE");
      assertThat(page.locator("#region")).hasCount(0);
      page.locator("#country").selectOption("US");
      assertThat(page.locator("#region")).hasValue("NY");

      page.locator("#email").fill("mika@example.com");
      page.locator("#name").fill("Mika Strauß");
      assertThat(page.locator("#pay button")).containsText("€17.80");
      page.locator("#pay button").tap();
      page.waitForURL("**/track/**");
    }
    var o = only(store, ORDERS);
    assertThat(db.select(o.REGION).from(o).fetchSingle(o.REGION)).isEqualTo("NY");
    assertThat(complaints).isEmpty();
  }
}
