package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.storeflow.db.Tables.GIFT_CARD;
import static io.storeflow.db.Tables.LOYALTY_MEMBER;
import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.discountcode.Coupons;
import io.storeflow.giftcard.CardDraft;
import io.storeflow.giftcard.GiftCards;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.OrderPayments;
import io.storeflow.order.Orders;
import io.storeflow.pricerule.RuleChanges;
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
 * An owner gives points; a shopper buys, shows who they are, uses the points with a code and a gift
 * card, and sees on an open page how they come back when the order is cancelled.
 */
@AppTest
@Tag("browser")
class PointsInABrowserTest extends OnLists {
  private static final Pattern CODE = Pattern.compile("\\b(\\d{6}) is your code");

  @Autowired Orders orders;
  @Autowired OrderPayments payments;
  @Autowired DSLContext db;
  @Autowired RuleChanges rules;
  @Autowired GiftCards cards;

  @Test
  void areGivenUsedAndComeBack() {
    world.rate(store, Method.PICKUP, 0);
    var goods = world.goods(store, 10_000, 10);
    var email = "mika@" + store.slug() + ".example";
    switchOn();
    new Coupons(rules, store).tenth("TENTH");
    var card =
        cards.issue(store, new CardDraft(store.money(2000), null, "", "", ""), Actor.SYSTEM).code();
    try (var phone = APhone.open()) {
      var shop = staff.origin() + store.shop("");
      var shopper = phone.newPage();
      buy(shopper, shop, goods, email);
      payments.settle(store, 1001, Actor.SYSTEM);
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
      var pay = shopper.locator("#pay button");
      assertThat(pay).containsText("€90.00");
      shopper.getByLabel("Discount code").fill("tenth");
      button(shopper, "Apply").tap();
      assertThat(pay).containsText("€80.00");
      shopper.locator("#giftCard").fill(card.shown());
      button(shopper, "Add").tap();
      assertThat(pay).containsText("€60.00");
      assertThat(shopper.locator("#points input[type=checkbox]")).isChecked();
      assertThat(Looks.wrong(shopper)).isEmpty();
      pay.tap();
      shopper.waitForURL("**/track/**");
      shopper.locator("#items summary").first().click();
      for (var said :
          List.of("TENTH", "−€10.00", "Stars", "…" + card.lastFour(), "−€20.00", "€60.00"))
        assertThat(shopper.locator("#items")).containsText(said);

      shopper.navigate(shop + "/me");
      var points = shopper.locator("[data-topic^='/topic/member.']");
      assertThat(points).containsText("You have 0 Stars.");
      assertThat(points).containsText("80 Stars more come once your orders are paid.");
      assertThat(Looks.wrong(shopper)).isEmpty();
      shopper.evaluate("() => (window.same = true)");
      payments.settle(store, 1002, Actor.SYSTEM);
      assertThat(points).containsText("You have 80 Stars.");
      orders.move(store, 1002, FulfilmentState.CANCELLED, Actor.SYSTEM);
      assertThat(points).containsText("You have 100 Stars.");
      var c = only(store, GIFT_CARD);
      assertThat(db.select(c.BALANCE_MINOR).from(c).fetchSingle(c.BALANCE_MINOR))
          .as("the card has its part back, too")
          .isEqualTo(2000);
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
    page.getByLabel("Amount they take off").fill("1");
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
