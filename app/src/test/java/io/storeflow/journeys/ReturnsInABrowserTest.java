package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.fulfilment.Fulfilments;
import io.storeflow.fulfilment.Sending;
import io.storeflow.order.OrderPayments;
import io.storeflow.returning.ReturnTerms;
import io.storeflow.returning.ReturnTermsChanges;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Looks;
import io.storeflow.testing.World;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A return from its request on a phone, by the link in the mail, to the refund by staff. */
@AppTest
@Tag("browser")
class ReturnsInABrowserTest extends OnLists {
  @Autowired Fulfilments fulfilments;
  @Autowired OrderPayments payments;
  @Autowired ReturnTermsChanges terms;
  @Autowired DSLContext db;

  @Test
  void aReturnGoesFromRequestToRefund() {
    var goods = world.goods(store, 500, 9);
    var rate = world.rate(store, Method.SHIPPING, 0);
    var order = world.order(store, World.request(rate, null, goods, 2));
    fulfilments.send(store, order.number(), Sending.all(false), Actor.SYSTEM);
    payments.settle(store, order.number(), Actor.SYSTEM);
    terms.say(store, new ReturnTerms(30, "Pack it well.", "", 0), Actor.SYSTEM);
    var email = "back-" + store.slug() + "@example.com";
    var o = only(store, ORDERS);
    db.update(o).set(o.CUSTOMER_EMAIL, email).execute();
    try (var phone = APhone.open()) {
      var shopper = phone.newPage();
      shopper.navigate(staff.origin() + "/track/" + order.publicId());
      in(shopper, AriaRole.LINK, "Return items").click();
      in(shopper, AriaRole.BUTTON, "Mail me the link").click();
      assertThat(shopper.locator("main")).containsText("A link is on its way");
      shopper.navigate(staff.origin() + link(email));
      shopper.getByLabel("Units, of 2").fill("1");
      shopper.getByLabel("Reason").selectOption("Does not fit");
      shopper.getByLabel("Tell more").fill("Too small");
      assertThat(Looks.wrong(shopper)).isEmpty();
      in(shopper, AriaRole.BUTTON, "Ask for the return").click();
      assertThat(shopper.locator("main")).containsText("Your return is asked for.");
      assertThat(Looks.wrong(shopper)).isEmpty();

      open("orders/" + order.number());
      in(page, AriaRole.LINK, "Return 1").click();
      assertThat(page.locator("main")).containsText("Too small");
      assertThat(Looks.wrong(page)).isEmpty();
      in(page, AriaRole.BUTTON, "Approve").click();
      assertThat(page.locator(".toast")).containsText("Return approved");
      assertThat(shopper.locator("main")).containsText("How to send it back is in our e-mail.");
      assertThat(Looks.wrong(page)).isEmpty();
      in(page, AriaRole.BUTTON, "Note what came").click();
      in(page, AriaRole.LINK, "Refund it").click();
      assertThat(page.locator("#plan")).containsText("You give €5.00 back");
      assertThat(Looks.wrong(page)).isEmpty();
      in(page, AriaRole.BUTTON, "Refund €5.00").click();
      assertThat(page.locator(".toast")).containsText("€5.00 refunded");
      assertThat(shopper.locator("main")).containsText("It is settled.");
    }
  }

  private String link(String email) {
    var text =
        await()
            .until(
                () ->
                    db.select(MAILBOX_MESSAGE.BODY_TEXT)
                        .from(MAILBOX_MESSAGE)
                        .where(MAILBOX_MESSAGE.RECIPIENT.eq(email))
                        .and(MAILBOX_MESSAGE.SUBJECT.startsWith("Return items"))
                        .fetch(MAILBOX_MESSAGE.BODY_TEXT),
                found -> !found.isEmpty())
            .getFirst();
    var found = Pattern.compile("/track/\\S+").matcher(text);
    assertThat(found.find()).isTrue();
    return found.group();
  }

  private static Locator in(Page where, AriaRole role, String name) {
    return where.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
