package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.testing.AppTest;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A shirt in sizes and colours, from nothing to a cart. */
@AppTest
@Tag("browser")
class OptionsInABrowserTest extends OnLists {
  @Test
  void isMadeOfOptionsAndChosenByThem() {
    makeAShirt();
    page.navigate(staff.origin() + store.shop("/p/linen-shirt"));
    var buy = button("Add to cart");
    var said = page.locator("[data-said]");
    assertThat(page.locator("#offer .price")).hasText("€49.90");
    choose("M");
    choose("navy");
    assertThat(said).hasText("This combination does not exist. Choose another one.");
    assertThat(buy).isDisabled();
    choose("white");
    assertThat(page.locator("#offer .price")).hasText("€59.90");
    assertThat(page.locator("#offer del")).isHidden();
    choose("S");
    assertThat(page.locator("#offer del")).containsText("€69.90");
    choose("M");
    // Its address can be sent to somebody, and is the one that search engines are told.
    var sent = page.url();
    assertThat(page).hasURL(Pattern.compile(".*\\?variant=[0-9A-Za-z]{22}$"));
    org.assertj.core.api.Assertions.assertThat(
            page.locator("script[type='application/ld+json']").allTextContents().toString())
        .contains("?variant=" + sent.substring(sent.indexOf('=') + 1));
    choose("S");
    assertThat(page.locator("#offer .price")).hasText("€49.90");
    page.navigate(sent);
    assertThat(page.locator("#offer .price")).hasText("€59.90");
    buy.click();
    assertThat(page.locator(".toast")).containsText("in your cart");
    page.navigate(staff.origin() + store.shop("/cart"));
    assertThat(page.locator("main")).containsText("M / white");
    assertThat(page.locator("main")).containsText("€59.90");
  }

  @Test
  void aLinkLeadsWhereItsAddressMeansOrIsRefusedAtOnce() {
    open("products/new");
    page.locator("#title").fill("Sencha");
    page.locator("[data-rich]").click();
    button("Link").click();
    var address = page.getByLabel("Address of the link");
    for (var typed : List.of("not an address", "javascript:alert(1)")) {
      address.fill(typed);
      address.press("Enter");
      assertThat(page.locator("[data-address] .error")).isVisible();
      assertThat(address).isFocused();
      assertThat(address).hasAttribute("aria-invalid", "true");
      assertThat(page.locator("[data-rich] a")).hasCount(0);
    }
    address.fill("www.example.com/tea");
    assertThat(page.locator("[data-address] .error")).isHidden();
    address.press("Enter");
    assertThat(page.locator("[data-rich] a")).hasText("www.example.com/tea");
    page.locator("[name='variants[0].price']").fill("4.90");
    button("Create product").click();
    assertThat(page.locator(".toast")).containsText("Sencha");
    page.navigate(staff.origin() + store.shop("/p/sencha"));
    assertThat(page.getByText("www.example.com/tea"))
        .hasAttribute("href", "https://www.example.com/tea");
  }

  private void makeAShirt() {
    open("products/new");
    var found = page.locator(".found");
    page.locator("#title").fill("Linen shirt");
    assertThat(found).containsText("Linen shirt · ");
    assertThat(found).containsText("/p/ · made from the title");
    page.locator("#slug").fill("shirt");
    assertThat(found.getByText("made from the title")).isHidden();
    assertThat(found).containsText("/p/shirt");
    page.locator("#slug").fill("");
    assertThat(found.getByText("made from the title")).isVisible();
    page.getByLabel("Price of this product", exactly()).fill("49.90");
    button("Add an option").click();
    option(0, "Size", "S, M");
    button("Add an option").click();
    option(1, "Colour", "white; navy");
    isInItsCard(button("Leave out M / navy"));
    button("Leave out M / navy").click();
    assertThat(page.locator(".left-out")).containsText("1 combination is left out");
    isTheSamePage();
    page.getByLabel("Select M / white").check();
    page.locator("#fill").selectOption("price");
    page.locator("#fillWith").fill("59.90");
    page.locator("#fillWith").press("Enter");
    assertThat(page.getByLabel("Price of M / white", exactly())).hasValue("59.90");
    assertThat(page.getByLabel("Price of S / white", exactly())).hasValue("49.90");
    page.getByLabel("Compare-at price of S / white", exactly()).fill("69.90");
    page.getByText("Stock", exactText()).click();
    page.locator("#fill").selectOption("low_at");
    page.locator("#fillWith").fill("4");
    button("Set").click();
    var alert = page.getByLabel("Alert at or below, of M / white", exactly());
    assertThat(alert).hasValue("4");
    assertThat(alert).isVisible();
    button("Create product").click();
    assertThat(page.locator(".toast")).containsText("Linen shirt is created");
    assertThat(found).containsText("/p/linen-shirt");
    assertThat(rows()).hasCount(3);
  }

  @Test
  void whatIsWrongPushesNoColumnOutOfSight() {
    open("products/new");
    page.setViewportSize(1280, 800);
    page.locator("#title").fill("Linen shirt");
    button("Add an option").click();
    option(0, "Size", "S, M");
    for (var size : List.of("S", "M")) {
      page.getByLabel("Price of " + size, exactly()).fill("cheap");
      page.getByLabel("Compare-at price of " + size, exactly()).fill("dear");
    }
    button("Create product").click();
    assertThat(page.locator(".grid-edit .error")).hasCount(4);
    for (var field : List.of("SKU of M", "Sell M")) isInItsGrid(page.getByLabel(field, exactly()));
    // What is wrong is seen whichever columns are chosen.
    page.getByText("Content, details, picture", exactText()).click();
    assertThat(page.getByLabel("Price of S", exactly())).isVisible();
    assertThat(page.getByLabel("On hand of S", exactly())).isHidden();
  }

  private void isInItsGrid(Locator field) {
    var grid = page.locator(".table-wrap").boundingBox();
    var its = field.boundingBox();
    org.assertj.core.api.Assertions.assertThat(its.x + its.width)
        .isLessThanOrEqualTo(grid.x + grid.width);
  }

  /** Without scrolling the grid: a button beyond its edge is one that nobody knows of. */
  private void isInItsCard(Locator button) {
    for (var columns :
        List.of("Stock", "Cost, barcode, weight", "Content, details, picture", "Price and sale")) {
      page.getByText(columns, exactText()).click();
      var grid = page.locator(".grid-edit").locator("..").boundingBox();
      var its = button.boundingBox();
      org.assertj.core.api.Assertions.assertThat(its.x + its.width)
          .as(columns)
          .isLessThanOrEqualTo(grid.x + grid.width);
      // Nor is a column out of sight.
      org.assertj.core.api.Assertions.assertThat(
              page.locator(".table-wrap").evaluate("it => it.scrollWidth - it.clientWidth"))
          .as(columns)
          .isEqualTo(0);
    }
  }

  private void option(int place, String name, String values) {
    page.getByLabel("Option", exactly()).nth(place).fill(name);
    var add = page.locator("[name='options[" + place + "].add']");
    add.fill(values);
    add.press("Enter");
    assertThat(add).hasValue("");
  }

  private void choose(String value) {
    page.locator(".values label")
        .filter(new Locator.FilterOptions().setHasText(value))
        .first()
        .click();
  }

  private Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Page.GetByTextOptions exactText() {
    return new Page.GetByTextOptions().setExact(true);
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }
}
