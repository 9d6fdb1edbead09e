package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.shipping.Method;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Chromium;
import io.storeflow.testing.Looks;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A new order is told by the bell while another page is open; the store changes what its mail says,
 * looks at it, has it sent and reads it.
 */
@AppTest
@Tag("browser")
class NoticesInABrowserTest {
  private static final double SOON = 20_000;

  @Autowired World world;
  @Autowired Staff staff;

  @Test
  void tellsOfAnOrderAndWritesItsMail() {
    var store = world.store();
    var owner = world.member(store.merchant(), Role.OWNER);
    var goods = world.goods(store, 1290, 50);
    var rate = world.rate(store, Method.PICKUP, 0);
    try (var office = staff.context(Chromium.shared(), staff.visitor(World.signedIn(owner)));
        var desk = office.newPage()) {
      desk.navigate(staff.origin() + "/s/" + store.slug() + "/products");
      var unread = desk.locator(".rail [data-unread]");
      assertThat(unread).isHidden();
      var order = world.order(store, World.request(rate, null, goods, 1));
      assertThat(unread)
          .containsText("1", new LocatorAssertions.ContainsTextOptions().setTimeout(SOON));
      desk.locator(".rail .bell summary").click();
      var told = desk.locator(".rail .told");
      assertThat(told).containsText("New order #" + order.number());
      looksRight(desk);
      told.click();
      assertThat(desk.locator("h1")).containsText("#" + order.number());
      assertThat(unread).isHidden();
      desk.navigate(staff.origin() + "/s/" + store.slug() + "/notices");
      assertThat(desk.locator(".notices")).containsText("New order #" + order.number());
      looksRight(desk);
      desk.setViewportSize(390, 844);
      desk.navigate(staff.origin() + "/s/" + store.slug() + "/failed-work");
      looksRight(desk);
      desk.navigate(staff.origin() + "/account/notices");
      looksRight(desk);
      desk.setViewportSize(1280, 900);
      writeMail(desk, store);
    }
  }

  private void writeMail(Page desk, Store store) {
    desk.navigate(staff.origin() + "/s/" + store.slug() + "/settings/mails");
    looksRight(desk);
    desk.getByRole(AriaRole.LINK, named("Order is in")).click();
    desk.getByLabel("Subject").fill("Yours is {order} at {store}");
    desk.locator("textarea").fill("Dear {name},\n\nwe cook it now for {total}, {customer}.");
    desk.getByRole(AriaRole.BUTTON, named("Send me a test")).click();
    assertThat(desk.locator("main")).containsText("{customer} is no placeholder here");
    looksRight(desk);
    desk.locator("textarea").fill("Dear {name},\n\nwe cook it now for {total}.");
    desk.getByRole(AriaRole.BUTTON, named("Preview")).click();
    assertThat(desk.frameLocator("iframe[name=preview]").locator("body"))
        .containsText("we cook it now for €25.80.");
    desk.getByRole(AriaRole.BUTTON, named("Send me a test")).click();
    assertThat(desk.locator("#toasts")).containsText("Sent to");
    looksRight(desk);
    desk.navigate(staff.origin() + "/dev/mailbox");
    desk.getByText("Yours is #1001 at " + store.name()).first().click();
    assertThat(desk.locator("main")).containsText("we cook it now for €25.80.");
  }

  private static void looksRight(Page page) {
    assertThat(Looks.wrongInBothThemes(page)).as(page.url()).isEmpty();
    Looks.light(page);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
