package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.storeflow.catalog.ManyVariants;
import io.storeflow.catalog.Products;
import io.storeflow.inventory.Inventory;
import io.storeflow.inventory.LedgerKind;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A shirt of very many variants, chosen on a phone by its options. */
@AppTest
@Tag("browser")
class ManyVariantsInABrowserTest {
  @Autowired World world;
  @Autowired Products products;
  @Autowired Inventory inventory;
  @Autowired DSLContext db;
  @LocalServerPort int port;

  @Test
  void isChosenByTapping() {
    var store = world.store();
    products.create(store, ManyVariants.shirt(store), Actor.SYSTEM);
    var complaints = new ArrayList<String>();
    try (var phone = APhone.open()) {
      var page = phone.newPage();
      page.onPageError(complaints::add);
      page.navigate("http://127.0.0.1:" + port + store.shop("/p/shirt"));
      var buy = page.locator(".buy-bar > .button");
      var said = page.locator("[data-said]");
      assertThat(page.locator(".one [name=variant]")).hasCount(0);
      tap(page, "C1");
      tap(page, "Slim");
      assertThat(said).hasText("This combination does not exist. Choose another one.");
      assertThat(buy).isDisabled();
      tap(page, "L");
      assertThat(page.locator("#offer .price")).hasText("€21.90");
      assertThat(buy).isEnabled();
      tap(page, "C6");
      assertThat(said).hasText("Sold out");
      assertThat(buy).isDisabled();
      for (var value : List.of("C6", "L", "Slim"))
        assertThat(label(page, value)).not().hasAttribute("data-out", "");
      tap(page, "C7");
      assertThat(label(page, "C6")).hasAttribute("data-out", "");
      // Its address can be sent to somebody: the page has but the beginning of an id, others all of
      // it.
      var sent = page.url();
      assertThat(page).hasURL(Pattern.compile(".*\\?variant=[0-9A-Za-z]{4}$"));
      buy.tap();
      assertThat(page.locator(".toast")).containsText("Shirt is in your cart");
      page.navigate("http://127.0.0.1:" + port + store.shop("/cart"));
      assertThat(page.locator(".cart-lines")).containsText("L / C7 / Slim");
      var id = page.locator(".cart-lines [data-variant]").getAttribute("data-variant");
      for (var address : List.of(sent, sent.replaceFirst("=.*", "=" + id))) {
        page.navigate(address);
        for (var value : List.of("L", "C7", "Slim"))
          assertThat(label(page, value).locator("input")).isChecked();
      }
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void followsTheStockAndTheChoice() {
    var store = world.store();
    products.create(store, ManyVariants.shirt(store), Actor.SYSTEM);
    try (var phone = APhone.open()) {
      var page = phone.newPage();
      page.navigate("http://127.0.0.1:" + port + store.shop("/p/shirt"));
      var wish = page.locator("#wish");
      var wanted = wish.locator("select option:checked");
      assertThat(wish).isHidden();
      tap(page, "C6");
      tap(page, "L");
      assertThat(wanted).hasText("L / C6 / Wide");
      tap(page, "Slim");
      assertThat(wanted).hasText("L / C6 / Slim");
      assertThat(wish).isVisible();
      tap(page, "C7");
      assertThat(wish).isHidden();
      assertThat(page.locator("#offer .state")).hasText("Available now");
      gone(store, "L / C7 / Slim");
      assertThat(page.locator("[data-said]")).hasText("Sold out", soon());
      assertThat(page.locator("#offer .state")).hasText("Sold out");
      assertThat(page.locator(".buy-bar > .button")).isDisabled();
      assertThat(wanted).hasText("L / C7 / Slim", soon());
      assertThat(wish).isVisible();
    }
  }

  @Test
  void asksForTheOneOfAFewThatIsChosen() {
    var store = world.store();
    products.create(store, ManyVariants.scarf(store), Actor.SYSTEM);
    try (var phone = APhone.open()) {
      var page = phone.newPage();
      page.navigate("http://127.0.0.1:" + port + store.shop("/p/scarf"));
      var wanted = page.locator("#wish select option:checked");
      assertThat(page.locator("#wish")).isHidden();
      tap(page, "blue");
      assertThat(wanted).hasText("S / blue");
      assertThat(page.locator("#wish")).isVisible();
      tap(page, "M");
      assertThat(page.locator("#wish")).isHidden();
      tap(page, "red");
      assertThat(wanted).hasText("M / red");
      assertThat(page.locator("#wish")).isVisible();
    }
  }

  private void gone(Store store, String title) {
    var v = only(store, VARIANT);
    long id = db.select(v.ID).from(v).where(v.TITLE.eq(title)).fetchSingle(v.ID);
    inventory.adjust(store, Map.of(id, -9), LedgerKind.DAMAGE, "torn", Actor.SYSTEM);
  }

  private static LocatorAssertions.HasTextOptions soon() {
    return new LocatorAssertions.HasTextOptions().setTimeout(30_000);
  }

  private static void tap(Page page, String value) {
    label(page, value).tap();
  }

  private static Locator label(Page page, String value) {
    return page.locator(".values label")
        .filter(new Locator.FilterOptions().setHas(page.getByText(value, exactly())));
  }

  private static Page.GetByTextOptions exactly() {
    return new Page.GetByTextOptions().setExact(true);
  }
}
