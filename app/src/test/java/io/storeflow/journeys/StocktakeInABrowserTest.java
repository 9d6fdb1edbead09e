package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.stockpage.StockQueries;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World.Goods;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody counts with a phone and a scanner, and corrects what is written down. */
@AppTest
@Tag("browser")
class StocktakeInABrowserTest extends OnLists {
  @Autowired DSLContext db;
  @Autowired StockQueries stock;

  @Test
  void countsWithAPhoneAndAScanner() {
    var scanned = goods("4006381333931");
    var typed = goods("4006381333948");
    page.setViewportSize(390, 844);
    open("inventory/stocktakes");
    button("Begin to count").click();
    var code = page.locator("#code");
    // A scanner types faster than any answer comes.
    for (int i = 0; i < 4; i++) {
      code.focus();
      page.keyboard().type("4006381333931");
      page.keyboard().press("Enter");
    }
    assertThat(page.locator("#counting .note")).containsText("4 counted");
    assertThat(code).hasValue("");
    var line = page.locator("#l-" + typed.publicId());
    var name = line.locator("th").boundingBox();
    org.assertj.core.api.Assertions.assertThat(line.locator("[name$=units]").boundingBox().y)
        .isGreaterThan(name.y + name.height + 4);
    org.assertj.core.api.Assertions.assertThat(button("Post").boundingBox().y)
        .isGreaterThan(page.locator("#list").boundingBox().y);
    line.locator("[name$=units]").fill("12");
    line.getByRole(AriaRole.BUTTON).click();
    assertThat(line).hasCount(0);
    code.fill("no such thing");
    code.press("Enter");
    assertThat(page.locator("#counting .note").first()).containsText("no such thing");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Differences")).click();
    assertThat(page.locator("#l-" + scanned.publicId())).containsText("−6");
    assertThat(page.locator("#l-" + typed.publicId())).containsText("+2");
    code.fill("4006381333931");
    code.press("Enter");
    assertThat(page.locator("#counting .note")).containsText("5 counted");
    // Enter sets its own line, also after a scan, and what is typed elsewhere is sent along.
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Differences")).click();
    units(typed).fill("13");
    units(typed).press("Enter");
    assertThat(page.locator("#l-" + typed.publicId())).containsText("+3");
    units(typed).fill("many");
    post();
    assertThat(units(typed)).hasValue("many");
    assertThat(page.locator("#l-" + typed.publicId())).containsText("A whole number");
    units(typed).fill("14");
    post();
    assertThat(page.locator(".toast")).containsText("Differences written into the ledger");
    assertThat(page.locator("#l-" + typed.publicId())).containsText("+4");
    org.assertj.core.api.Assertions.assertThat(onHand(scanned)).isEqualTo(5);
    org.assertj.core.api.Assertions.assertThat(onHand(typed)).isEqualTo(14);
  }

  private Locator units(Goods goods) {
    return page.locator("#l-" + goods.publicId() + " [name$=units]");
  }

  private void post() {
    button("Post").click();
    page.locator("dialog[open] button[data-kind=primary], dialog[open] button[data-kind=danger]")
        .click();
  }

  /** The network goes, answers are lost, the server fails: each code counts once in the end. */
  @Test
  void keepsWhatCouldNotBeSentAndCountsItOnce() {
    goods("4006381333955");
    open("inventory/stocktakes");
    button("Begin to count").click();
    var said = page.locator("[data-said]");
    var counted = page.locator("#counting .note");
    context.setOffline(true);
    scan(3);
    assertThat(said).containsText("Not sent yet: 3.");
    context.setOffline(false);
    assertThat(counted).containsText("3 counted");
    assertThat(said).hasText("");
    // Counted, but the answer is lost.
    page.route(
        "**/scans",
        route -> {
          route.fetch(new Route.FetchOptions().setMaxRedirects(0));
          route.abort();
        });
    scan(2);
    assertThat(said).containsText("Not sent yet: 2.");
    page.unroute("**/scans");
    scan(1);
    assertThat(counted).containsText("6 counted");
    page.route(
        "**/scans",
        route -> route.fulfill(new Route.FulfillOptions().setStatus(503).setBody("busy")));
    scan(2);
    assertThat(said).containsText("Not sent yet: 2.");
    page.unroute("**/scans");
    page.reload();
    assertThat(counted).containsText("8 counted");
    assertThat(said).hasText("");
  }

  private void scan(int times) {
    var code = page.locator("#code");
    for (int i = 0; i < times; i++) {
      code.fill("4006381333955");
      code.press("Enter");
    }
  }

  private Goods goods(String barcode) {
    var goods = world.goods(store, 500, 10);
    var v = only(store, VARIANT);
    db.update(v).set(v.BARCODE, barcode).where(v.ID.eq(goods.id())).execute();
    return goods;
  }

  private int onHand(Goods goods) {
    return stock.row(store, goods.publicId()).orElseThrow().onHand();
  }

  private Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
