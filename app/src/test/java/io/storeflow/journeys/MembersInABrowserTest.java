package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.order.FulfilmentState;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Chromium;
import io.storeflow.testing.Looks;
import io.storeflow.testing.Placed;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.time.Clock;
import java.time.Duration;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody is invited, accepts on a phone, works at a board, and is removed while it is open. */
@AppTest
@Tag("browser")
class MembersInABrowserTest {
  private static final double CLOSED = 5_000;

  @Autowired World world;
  @Autowired Staff staff;
  @Autowired DSLContext db;
  @Autowired Placed placed;
  @Autowired Clock clock;

  @Test
  void invitesLetsWorkAndRemoves() {
    var store = world.store();
    var owner = world.member(store.merchant(), Role.OWNER);
    var email = "mika@" + store.slug() + ".example";
    try (var office = staff.context(Chromium.shared(), staff.visitor(World.signedIn(owner)));
        var desk = office.newPage();
        var street = Chromium.shared().newContext();
        var phone = street.newPage()) {
      invite(desk, store, email);
      accept(phone, email);
      phone.navigate(staff.origin() + "/s/" + store.slug() + "/board/kitchen");
      assertThat(phone.locator("[data-live-state]")).hasText("Live");
      var list = street.newPage();
      list.setViewportSize(390, 844);
      list.navigate(staff.origin() + "/s/" + store.slug() + "/orders");
      assertThat(list.locator("[data-live-state]")).hasText("Live");
      var order = street.newPage();
      var number = placed.order(store, clock.instant(), FulfilmentState.NEW);
      order.navigate(staff.origin() + "/s/" + store.slug() + "/orders/" + number);
      assertThat(order.locator("[data-live-state]")).hasText("Live");
      var notices = street.newPage();
      notices.navigate(staff.origin() + "/s/" + store.slug() + "/notices");
      assertThat(notices.locator("h1")).hasText("Notices");

      desk.reload();
      desk.getByRole(AriaRole.LINK, named("Mika Strauß")).click();
      looksRight(desk);
      desk.getByRole(AriaRole.BUTTON, named("Remove")).click();
      desk.locator("dialog[open] button[data-kind=primary], dialog[open] button[data-kind=danger]")
          .click();
      assertThat(phone.locator("[data-live-bar]:not([hidden])"))
          .containsText(
              "Closed to you", new LocatorAssertions.ContainsTextOptions().setTimeout(CLOSED));
      assertThat(list.locator("[data-live-state]"))
          .containsText(
              "Closed to you since",
              new LocatorAssertions.ContainsTextOptions().setTimeout(CLOSED));
      assertThat(list.locator("main .button:visible, main kbd:visible")).hasCount(0);
      looksRight(list);
      assertThat(notices.locator("main:visible"))
          .containsText(
              "Closed to you since",
              new LocatorAssertions.ContainsTextOptions().setTimeout(CLOSED));
      assertThat(notices.locator("h1")).isHidden();
      assertThat(order.locator("main")).containsText("Closed to you since");
      assertThat(order.locator("h1")).hasCount(0);
      assertThat(desk.locator("#toasts")).containsText("Mika Strauß no longer works here");
      assertThat(desk.locator("#list")).not().containsText(email);
    }
  }

  private void invite(Page desk, Store store, String email) {
    desk.navigate(staff.origin() + "/s/" + store.slug());
    desk.getByRole(AriaRole.LINK, named("Members")).click();
    looksRight(desk);
    desk.getByLabel("E-mail").fill(email);
    desk.getByText("Fulfilment", new Page.GetByTextOptions().setExact(true)).click();
    desk.getByRole(AriaRole.BUTTON, named("Send invitation")).click();
    assertThat(desk.locator("#toasts")).containsText("Invitation sent to " + email);
    assertThat(desk.getByRole(AriaRole.BUTTON, named("Mail again"))).isVisible();
    looksRight(desk);
  }

  private void accept(Page phone, String email) {
    phone.setViewportSize(390, 844);
    phone.navigate(link(email));
    looksRight(phone);
    phone.getByLabel("Name").fill("Mika Strauß");
    phone.getByLabel("Password").fill("four quiet lanterns");
    phone.getByRole(AriaRole.BUTTON, named("Begin")).click();
    assertThat(phone.locator("h1")).isVisible();
    phone.waitForURL("**/s/*");
  }

  private static void looksRight(Page page) {
    assertThat(Looks.wrongInBothThemes(page)).as(page.url()).isEmpty();
    Looks.light(page);
  }

  private String link(String email) {
    var text =
        await()
            .atMost(Duration.ofMinutes(1))
            .until(
                () ->
                    db.select(MAILBOX_MESSAGE.BODY_TEXT)
                        .from(MAILBOX_MESSAGE)
                        .where(MAILBOX_MESSAGE.RECIPIENT.eq(email))
                        .fetch(MAILBOX_MESSAGE.BODY_TEXT),
                found -> !found.isEmpty())
            .getFirst();
    return staff.origin() + text.substring(text.indexOf("/account/invitation")).split("\\s")[0];
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
