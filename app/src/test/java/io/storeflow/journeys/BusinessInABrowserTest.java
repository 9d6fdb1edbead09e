package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.tax.TaxChanges;
import io.storeflow.tax.TaxDraft;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.util.ArrayList;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** On a phone a company in Vienna buys at a German shop: VIES is away at first, then confirms. */
@AppTest
@Tag("browser")
class BusinessInABrowserTest {
  @Autowired World world;
  @Autowired TaxChanges taxes;
  @Autowired DSLContext db;
  @LocalServerPort int port;

  Store store;
  World.Goods goods;

  @BeforeEach
  void offer() {
    store = world.store();
    goods = world.goods(store, 11_400, 4);
    world.rate(store, Method.SHIPPING, 500);
    world.sendTo(store, "DE,AT");
    taxes.say(store, new TaxDraft(true, false, false, Set.of(), null, 0), Actor.SYSTEM);
  }

  @Test
  void paysVatWhileTheIdCannotBeCheckedAndNoneOnceItIsConfirmed() {
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
      page.locator("#country").selectOption("AT");
      page.locator("#line1").fill("Graben 1");
      page.locator("#postalCode").fill("1010");
      page.locator("#city").fill("Wien");
      page.locator("#email").fill("mika@example.com");
      page.locator("#name").fill("Mika Strauß");
      assertThat(page.locator("#company")).not().isVisible();
      page.locator("#business summary").tap();
      page.locator("#company").fill("Muster GmbH");
      page.locator("#vatId").fill("ATU12345678");
      page.locator("#vatId").blur();
      assertThat(page.locator("#vat-said")).containsText("cannot be found out right now");
      assertThat(page.locator("#docket")).containsText("incl. 19% VAT");

      page.locator("#vatId").fill("atu 100 12345");
      page.locator("#vatId").blur();
      assertThat(page.locator("#vat-said")).containsText("This VAT id is confirmed.");
      assertThat(page.locator("#docket")).containsText("Intra-Community supply");
      assertThat(page.locator("#docket")).not().containsText("incl. 19% VAT");
      assertThat(page.locator("#company")).hasValue("Muster GmbH");

      page.locator("#billCountry").selectOption("IT");
      assertThat(page.locator("select#billRegion")).isVisible();
      page.locator("#billCountry").selectOption("AT");
      assertThat(page.locator("#billRegion")).not().isVisible();
      page.locator("#billLine1").fill("Hauptplatz 1");
      page.locator("#billPostalCode").fill("8010");
      page.locator("#billCity").fill("Graz");
      page.locator("#pay button").tap();
      page.waitForURL("**/track/**");
    }
    var o = only(store, ORDERS);
    assertThat(db.select(o.TAX_MINOR).from(o).fetchSingle(o.TAX_MINOR)).isZero();
    assertThat(complaints).isEmpty();
  }
}
