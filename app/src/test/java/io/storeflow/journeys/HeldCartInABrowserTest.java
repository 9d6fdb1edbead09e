package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.storeflow.db.Tables.CART;
import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.db.Tables.STORE;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jooq.impl.DSL.currentTimestamp;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.platform.job.Lanes;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A cart that is held for twenty minutes, on a phone: the time is seen running, and running out.
 */
@AppTest
@Tag("browser")
class HeldCartInABrowserTest {
  private static final int MINUTES = 20;

  @Autowired World world;
  @Autowired DSLContext db;
  @Autowired Lanes lanes;
  @Autowired Clock clock;
  @LocalServerPort int port;

  Store store;
  World.Goods goods;

  @BeforeEach
  void hold() {
    store = world.store();
    db.update(STORE)
        .set(STORE.CART_HOLD_MINUTES, (short) MINUTES)
        .where(STORE.ID.eq(store.id()))
        .execute();
    goods = world.goods(store, 1290, 4);
  }

  @Test
  void runsOutAndIsHeldAgain() {
    var complaints = new ArrayList<String>();
    try (var phone = APhone.open()) {
      var page = phone.newPage();
      page.onPageError(complaints::add);
      page.clock().install();
      var shop = "http://127.0.0.1:" + port + store.shop("");
      page.navigate(shop + "/p/" + goods.productSlug());
      button(page, "Add to cart").tap();
      assertThat(page.locator(".toast")).isVisible();
      page.navigate(shop + "/cart");
      var left = page.locator("[role=timer]");
      assertThat(page.locator("[data-held]")).containsText("Held for you until");
      assertThat(left).hasText(Pattern.compile("(19:\\d\\d|20:00)"));
      assertThat(left).isInViewport();
      assertThat(reserved()).isOne();
      page.clock().fastForward("05:00");
      assertThat(left).hasText(Pattern.compile("1[45]:\\d\\d"));

      timeIsOver();
      await().atMost(Duration.ofMinutes(1)).until(() -> reserved() == 0);
      page.clock().fastForward("15:30");
      assertThat(page.locator("[data-over]")).containsText("The time is up");
      assertThat(page.locator("[data-held]")).isHidden();
      var again = button(page, "Hold it again");
      assertThat(again).isInViewport();
      assertThat(page.locator(".cart-lines input[name=quantity]")).hasValue("1");

      again.tap();
      assertThat(left).hasText(Pattern.compile("(19:\\d\\d|20:00)"));
      assertThat(page.locator("[data-over]")).isHidden();
      await().until(() -> reserved() == 1);
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void whatAShopperTookLastIsInTheCartAndNotSoldOut() {
    goods = world.goods(store, 1290, 1);
    var address = "http://127.0.0.1:" + port + store.shop("/p/" + goods.productSlug());
    try (var phone = APhone.open();
        var other = APhone.open()) {
      var page = phone.newPage();
      page.navigate(address);
      button(page, "Add to cart").tap();
      isInTheCart(page);
      page.reload();
      isInTheCart(page);
      var late = other.newPage();
      late.navigate(address);
      assertThat(late.locator("#offer .state")).hasText("Sold out");
      assertThat(late.locator("#wish")).isVisible();
      assertThat(late.getByText("In your cart")).isHidden();

      page.locator(".note a").filter(new Locator.FilterOptions().setHasText("View cart")).tap();
      page.locator("button[name=remove]").tap();
      assertThat(page.locator("main")).containsText("Your cart is empty");
      page.navigate(address);
      assertThat(button(page, "Add to cart")).isEnabled();
      assertThat(page.getByText("In your cart")).isHidden();
    }
  }

  private static void isInTheCart(Page page) {
    assertThat(page.locator("#offer .state")).hasText("In your cart");
    var note = page.locator("[data-behaviour=in-cart]");
    assertThat(note).containsText("Held for you until");
    assertThat(note).isInViewport();
    assertThat(page.locator("#wish")).isHidden();
    assertThat(page.getByText("This is sold out at the moment")).isHidden();
  }

  private int reserved() {
    var s = only(store, STOCK);
    return db.select(s.RESERVED).from(s).where(s.VARIANT_ID.eq(goods.id())).fetchSingle(s.RESERVED);
  }

  /** For the server too; the worker does what it does at any end. */
  private void timeIsOver() {
    var c = only(store, CART);
    long hold = db.select(c.HOLD_ID).from(c).fetchSingle(c.HOLD_ID);
    db.update(c).set(c.HELD_UNTIL, clock.instant().minusMillis(1)).execute();
    db.update(table(name("scheduled_tasks")))
        .set(field(name("execution_time")), currentTimestamp())
        .where(field(name("task_name"), String.class).eq("stock.cart-hold-end"))
        .and(field(name("task_instance"), String.class).eq(store.id() + "." + hold))
        .execute();
    lanes.look("stock");
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
