package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.order.OrderPayments;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Looks;
import io.storeflow.testing.World;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Something of an order that was paid is exchanged for something dearer; it goes elsewhere. */
@AppTest
@Tag("browser")
class EditsInABrowserTest extends OnLists {
  @Autowired private OrderPayments payments;
  @Autowired private DSLContext db;

  @Test
  void oneIsTakenOffAnotherPutToItAndOnlyTheDifferenceIsDue() {
    var knife = world.goods(store, 2000, 9);
    var request = World.request(world.rate(store, Method.SHIPPING, 490), null, knife, 2);
    var track = "/track/" + world.order(store, request).publicId();
    payments.settle(store, 1001, Actor.SYSTEM);

    open("orders/1001");
    page.locator("#acts summary").click();
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Change items")).click();
    page.getByLabel("Take off, of 2").fill("1");
    var find = page.getByLabel("Find goods by name or SKU");
    find.click();
    find.pressSequentially("miso");
    page.locator("#found button").first().click();
    page.locator("#found").getByText("Miso").waitFor();
    assertThat(page.locator("#plan")).containsText("+ 1 × Miso");
    assertThat(page.locator("#plan")).containsText("− 1 × Product");
    // 44.90 before, 20.00 off and 12.90 to it.
    assertThat(page.locator("#plan .total")).containsText("€37.80");
    assertThat(page.locator("#plan")).containsText("€7.10 goes back to the shopper.");
    assertThat(Looks.wrongInBothThemes(page)).isEmpty();
    button("Change order").click();
    assertThat(page.locator(".toasts")).containsText("€7.10 goes back");
    assertThat(page.locator("main")).containsText("Miso");

    page.locator("#acts summary").click();
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Change recipient")).click();
    page.locator("#line1").fill("Karl-Marx-Straße 1");
    assertThat(Looks.wrongInBothThemes(page)).isEmpty();
    button("Change").click();
    assertThat(page.locator("main")).containsText("Karl-Marx-Straße 1");

    try (var phone = APhone.open()) {
      var shopper = phone.newPage();
      shopper.navigate(staff.origin() + track);
      assertThat(shopper.locator("main")).containsText("Miso");
      assertThat(Looks.wrongInBothThemes(shopper)).isEmpty();
    }
    await().until(() -> mails().stream().anyMatch(it -> it.contains("Karl-Marx-Straße 1")));
    assertThat(mails().getFirst()).contains("1 × Miso", "€37.80");
  }

  private List<String> mails() {
    return db.select(MAILBOX_MESSAGE.BODY_TEXT)
        .from(MAILBOX_MESSAGE)
        .where(MAILBOX_MESSAGE.SUBJECT.startsWith("Changed: order #1001"))
        .and(MAILBOX_MESSAGE.SUBJECT.contains(store.name()))
        .orderBy(MAILBOX_MESSAGE.ID)
        .fetch(MAILBOX_MESSAGE.BODY_TEXT);
  }

  private Locator button(String name) {
    var named = new Page.GetByRoleOptions().setName(name).setExact(true);
    return page.getByRole(AriaRole.BUTTON, named);
  }
}
