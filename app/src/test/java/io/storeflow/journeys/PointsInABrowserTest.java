package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.storeflow.db.Tables.LOYALTY_MEMBER;
import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.Orders;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Looks;
import io.storeflow.testing.World.Goods;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * An owner gives points; a shopper buys, shows who they are, uses the points, and sees on an open
 * page how they come back when the order is cancelled.
 */
@AppTest
@Tag("browser")
class PointsInABrowserTest extends OnLists {
  private static final Pattern CODE = Pattern.compile("\\b(\\d{6}) is your code");

  @Autowired Orders orders;
  @Autowired DSLContext db;

  @Test
  void areGivenUsedAndComeBack() {
    world.rate(store, Method.PICKUP, 0);
    var goods = world.goods(store, 10_000, 10);
    var email = "mika@" + store.slug() + ".example";
    switchOn();
    try (var phone = APhone.open()) {
      var shop = staff.origin() + store.shop("");
      var shopper = phone.newPage();
      buy(shopper, shop, goods, email);
      orders.settle(store, 1001, Actor.SYSTEM);
      awaitPoints(100);

      put(shopper, shop, goods);
      shopper.navigate(shop + "/checkout");
      shopper.locator("#points a").tap();
      shopper.getByLabel("Your e-mail").fill(email);
      button(shopper, "Send me a code").tap();
      shopper.getByLabel("Code").fill(code(email));
      assertThat(Looks.wrong(shopper)).isEmpty();
      button(shopper, "That is me").tap();
      shopper.waitForURL("**/checkout");
      assertThat(shopper.locator("#points")).containsText("You have 100 Stars.");
      fill(shopper, email);
      shopper.locator("#points input[type=checkbox]").check();
      assertThat(shopper.locator("#pay button")).containsText("€90.00");
      assertThat(Looks.wrong(shopper)).isEmpty();
      shopper.locator("#pay button").tap();
      shopper.waitForURL("**/track/**");

      shopper.navigate(shop + "/me");
      var points = shopper.locator("[data-topic^='/topic/member.']");
      assertThat(points).containsText("You have 0 Stars.");
      assertThat(points).containsText("90 Stars more come once your orders are paid.");
      assertThat(Looks.wrong(shopper)).isEmpty();
      shopper.evaluate("() => (window.same = true)");
      orders.settle(store, 1002, Actor.SYSTEM);
      assertThat(points).containsText("You have 90 Stars.");
      orders.move(store, 1002, FulfilmentState.CANCELLED, Actor.SYSTEM);
      assertThat(points).containsText("You have 100 Stars.");
      orders.move(store, 1001, FulfilmentState.CANCELLED, Actor.SYSTEM);
      assertThat(points).containsText("You have 0 Stars.");
      assertThat((Boolean) shopper.evaluate("() => window.same === true")).isTrue();
    }
    seesTheMember(email);
  }

  private void switchOn() {
    open("loyalty");
    page.getByLabel("Give points").check();
    page.getByLabel("Name of the points").fill("Stars");
    page.getByLabel("Amount that earns one point").fill("1");
    page.getByLabel("Points that are worth").fill("10");
    page.getByLabel("that amount off").fill("1");
    assertThat(Looks.wrong(page)).isEmpty();
    button(page, "Save").click();
    assertThat(page.locator("main"))
        .containsText("A basket of €25.00 earns 25 Stars, worth €2.50.");
    page.reload();
    page.setViewportSize(390, 844);
    assertThat(Looks.wrong(page)).isEmpty();
  }

  private void seesTheMember(String email) {
    open("loyalty/members?q=" + email.substring(0, 6));
    assertThat(Looks.wrong(page)).isEmpty();
    page.locator("tbody th a").first().click();
    assertThat(page.locator("#list")).containsText("#1002");
    assertThat(Looks.wrong(page)).isEmpty();
    open("loyalty/owed");
    assertThat(page.locator("main")).containsText("Nothing is owed");
    assertThat(Looks.wrong(page)).isEmpty();
  }

  private static void buy(Page page, String shop, Goods goods, String email) {
    put(page, shop, goods);
    page.navigate(shop + "/checkout");
    fill(page, email);
    page.locator("#pay button").tap();
    page.waitForURL("**/track/**");
  }

  private static void fill(Page page, String email) {
    page.getByLabel("E-mail").fill(email);
    page.getByLabel("Name").fill("Mika Strauß");
  }

  private static void put(Page page, String shop, Goods goods) {
    page.navigate(shop + "/p/" + goods.productSlug());
    page.locator(".buy-bar button[data-kind=primary]").tap();
    assertThat(page.locator("[data-count]")).hasText("1");
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private void awaitPoints(long many) {
    var m = only(store.merchant(), LOYALTY_MEMBER);
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> db.select(m.BALANCE).from(m).fetch(m.BALANCE).equals(List.of(many)));
  }

  private String code(String email) {
    var subject =
        await()
            .atMost(Duration.ofMinutes(1))
            .until(
                () ->
                    db.select(MAILBOX_MESSAGE.SUBJECT)
                        .from(MAILBOX_MESSAGE)
                        .where(MAILBOX_MESSAGE.RECIPIENT.eq(email))
                        .and(MAILBOX_MESSAGE.SUBJECT.contains("is your code"))
                        .fetch(MAILBOX_MESSAGE.SUBJECT),
                found -> !found.isEmpty())
            .getFirst();
    var found = CODE.matcher(subject);
    assertThat(found.find()).as(subject).isTrue();
    return found.group(1);
  }
}
