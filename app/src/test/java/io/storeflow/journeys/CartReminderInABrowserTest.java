package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.storeflow.db.Tables.CART;
import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.reminder.RemindsNow;
import io.storeflow.shipping.Method;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Chromium;
import io.storeflow.testing.Looks;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A checkout that is left on a desk, and ordered on a phone by the link in the reminder. */
@AppTest
@Tag("browser")
class CartReminderInABrowserTest extends OnLists {
  @Autowired RemindsNow reminds;
  @Autowired DSLContext db;

  @Test
  void aCartThatWasLeftIsOrderedElsewhere() {
    var goods = world.goods(store, 1200, 9);
    world.rate(store, Method.PICKUP, 0);
    var email = "left-" + store.slug() + "@example.com";
    open("carts");
    page.getByLabel("Remind shoppers once by e-mail").check();
    page.getByLabel("Hours after the last change").fill("3");
    in(page, AriaRole.BUTTON, "Save").click();
    assertThat(page.locator(".toast")).containsText("are reminded of their carts");
    assertThat(Looks.wrong(page)).isEmpty();

    var shop = staff.origin() + "/shop/" + store.slug();
    try (var desk = Chromium.shared().newContext()) {
      var shopper = desk.newPage();
      shopper.navigate(shop + "/p/" + goods.productSlug());
      in(shopper, AriaRole.BUTTON, "Add to cart").click();
      assertThat(shopper.locator(".toast")).isVisible();
      shopper.navigate(shop + "/checkout");
      var agree = shopper.getByLabel("Remind me once by e-mail if I do not finish this order");
      assertThat(agree).not().isChecked();
      shopper.getByLabel("E-mail", new Page.GetByLabelOptions().setExact(true)).fill(email);
      shopper.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Mika Strauß");
      agree.check();
      assertThat(Looks.wrong(shopper)).isEmpty();
      // Looks elsewhere: what was typed is sent by itself.
      shopper.navigate(shop);
      var c = only(store, CART);
      var agreed = c.BEGUN_EMAIL.eq(email).and(c.AGREED_AT.isNotNull());
      await().until(() -> db.fetchCount(c, agreed) == 1);
    }
    reminds.later(store, Duration.ofHours(3));
    open("carts");
    assertThat(page.locator("#list")).containsText(email);
    assertThat(page.locator("#list")).containsText("will be reminded");
    assertThat(Looks.wrong(page)).isEmpty();
    reminds.find(store);

    try (var phone = APhone.open()) {
      var shopper = phone.newPage();
      shopper.navigate(staff.origin() + link(email));
      assertThat(shopper.locator("main")).not().containsText("Mika");
      assertThat(Looks.wrong(shopper)).isEmpty();
      in(shopper, AriaRole.BUTTON, "Open the cart").click();
      assertThat(shopper.locator("main")).containsText("€12.00");
      open("carts");
      assertThat(page.locator("#list")).containsText("came back");
      shopper.navigate(shop + "/checkout");
      var typed = shopper.getByLabel("E-mail", new Page.GetByLabelOptions().setExact(true));
      assertThat(typed).hasValue(email);
      shopper.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Mika Strauß");
      shopper.getByRole(AriaRole.BUTTON, named("Buy now")).click();
      assertThat(shopper).hasURL(Pattern.compile(".*/track/.*"));
      shopper.navigate(staff.origin() + link(email));
      assertThat(shopper.locator("main")).containsText("This cart is ordered");
      assertThat(Looks.wrong(shopper)).isEmpty();
    }
    open("carts");
    assertThat(page.locator("main")).containsText("one order brought back, worth €12.00");
    assertThat(page.locator("#list")).containsText("No abandoned carts");
    in(page, AriaRole.LINK, "Brought back").click();
    assertThat(page.locator("#list")).containsText("Mika Strauß");
    assertThat(Looks.wrong(page)).isEmpty();
    page.locator("#list a[href*='/orders/']").click();
    assertThat(page.locator("main")).containsText("Brought back by a reminder of the cart");
  }

  private String link(String email) {
    var text =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(
                () ->
                    db.select(MAILBOX_MESSAGE.BODY_TEXT)
                        .from(MAILBOX_MESSAGE)
                        .where(MAILBOX_MESSAGE.RECIPIENT.eq(email))
                        .and(MAILBOX_MESSAGE.SUBJECT.startsWith("Your cart at"))
                        .fetch(MAILBOX_MESSAGE.BODY_TEXT),
                found -> !found.isEmpty())
            .getFirst();
    var found = Pattern.compile("/shop/\\S+/cart-links/\\w{22}").matcher(text);
    assertThat(found.find()).isTrue();
    return found.group();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Locator in(Page where, AriaRole role, String name) {
    return where.getByRole(role, named(name).setExact(true));
  }
}
