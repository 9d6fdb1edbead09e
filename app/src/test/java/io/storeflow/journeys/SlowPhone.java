package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.shipping.Method;
import io.storeflow.store.Store;
import io.storeflow.testing.World;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/** A shopper with a phone, in whose cart lies one thing of 10.00; answers can be made late. */
final class SlowPhone implements AutoCloseable {
  final List<String> complaints = new ArrayList<>();
  final Store store;
  final String shop;
  final BrowserContext phone;

  /** The tab that is looked at. */
  Page page;

  private final DSLContext db;

  SlowPhone(Browser browser, World world, DSLContext db, int port) {
    this.db = db;
    store = world.store();
    world.rate(store, Method.PICKUP, 0);
    world.rate(store, Method.DELIVERY, 290);
    var goods = world.goods(store, 1000, 50);
    shop = "http://127.0.0.1:" + port + "/shop/" + store.slug();
    phone = APhone.of(browser);
    page = open();
    page.navigate(shop + "/p/" + goods.productSlug());
    button("Add to cart").tap();
    assertThat(page.locator(".toast")).isVisible();
  }

  /** Nothing may have failed in the pages. */
  @Override
  public void close() {
    phone.close();
    assertThat(complaints).isEmpty();
  }

  Page open() {
    var tab = phone.newPage();
    tab.onPageError(complaints::add);
    return tab;
  }

  /** Each answer comes so much later. */
  void slow(Page tab, int milliseconds) {
    SlowLine.of(tab, milliseconds);
  }

  void contact() {
    type("E-mail", "mika@example.com");
    type("Name", "Mika");
    type("Phone", "+49 30 1234567");
  }

  void delivery(String postcode) {
    page.locator("label:has(#method-delivery)").tap();
    type("Street and number", "Invalidenstraße 1");
    type("City", "Berlin");
    type("Postcode", postcode);
    field("City").tap();
    assertThat(place()).containsText("€12.90");
  }

  /** Of what is ordered: what it is billed to has the same names further down. */
  Locator field(String label) {
    return page.getByLabel(label).first();
  }

  void type(String label, String text) {
    field(label).tap();
    field(label).fill(text);
  }

  /** A total that was not shown before the press is told, and pressed for once more. */
  void confirmIfTold() {
    var told = page.getByRole(AriaRole.ALERT);
    assertThat(told.or(page.locator(".follow"))).isVisible();
    if (told.isVisible()) place().tap();
  }

  Locator quantity() {
    return page.locator(".cart-lines input[name=quantity]");
  }

  Locator checkout() {
    return page.locator("#go");
  }

  Locator place() {
    return page.locator("#pay button");
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  List<Long> totals() {
    var orders = only(store, ORDERS);
    return db.select(orders.TOTAL_MINOR).from(orders).fetch(orders.TOTAL_MINOR);
  }

  List<Integer> units() {
    var lines = only(store, ORDER_LINE);
    return db.select(lines.QUANTITY).from(lines).fetch(lines.QUANTITY);
  }
}
