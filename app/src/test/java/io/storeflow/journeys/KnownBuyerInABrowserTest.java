package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import io.storeflow.shipping.Method;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Chromium;
import io.storeflow.testing.Looks;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.time.Duration;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Prices for some customers: made by staff, tried by them, and had by who shows who they are. */
@AppTest
@Tag("browser")
class KnownBuyerInABrowserTest {
  @Autowired World world;
  @Autowired Staff staff;
  @Autowired DSLContext db;
  @LocalServerPort int port;

  private Store store;
  private World.Goods goods;
  private String email;

  @BeforeEach
  void open() {
    store = world.store();
    goods = world.goods(store, 1000, 10);
    world.rate(store, Method.PICKUP, 0);
    email = "mika@" + store.slug() + ".example";
  }

  @Test
  void paysLessOnceTheAddressIsShown() {
    try (var context = staff.context(Chromium.shared(), owner());
        var page = context.newPage()) {
      makeARule(page);
      simulate(page);
    }
    try (var phone = APhone.open()) {
      var page = phone.newPage();
      var shop = "http://127.0.0.1:" + port + store.shop("");
      page.navigate(shop + "/p/" + goods.productSlug());
      button(page, "Add to cart").tap();
      assertThat(page.locator(".toast")).isVisible();
      page.navigate(shop + "/cart");
      assertThat(page.locator("#docket")).containsText("€10.00");
      page.getByText("Show who you are: some prices").tap();
      page.getByLabel("Your e-mail").fill(email);
      button(page, "Send me a code").tap();
      page.getByLabel("Code").fill(code());
      page.locator("main form button").first().tap();
      assertThat(page.locator("main")).containsText(email);
      page.navigate(shop + "/cart");
      assertThat(page.locator("#docket")).containsText("Prices for " + email);
      assertThat(page.locator("#go-words")).containsText("€9.00");
      seesTheirPriceOnPagesToo(page, shop);
      page.getByText("How this price comes about").tap();
      assertThat(page.locator("#why-price")).containsText("For regulars");
      page.locator("#go").tap();
      page.getByLabel("E-mail").fill(email);
      page.getByLabel("Name").fill("Mika Strauß");
      assertThat(page.locator("#pay button")).containsText("€9.00");
      page.locator("#pay button").tap();
      page.waitForURL("**/track/**");
      assertThat(page.locator("body")).containsText("€9.00");
    }
  }

  /** It comes after the page, which is everybody's, into a line that was kept free for it. */
  private void seesTheirPriceOnPagesToo(Page page, String shop) {
    var product = shop + "/p/" + goods.productSlug();
    try (var stranger = APhone.open()) {
      var other = stranger.newPage();
      other.navigate(product);
      page.navigate(product);
      assertThat(page.locator("[data-own]")).containsText("For regulars");
      assertThat(page.locator("[data-own]")).containsText("€9.00");
      assertThat(other.locator("main")).not().containsText("€9.00");
      assertThat(top(page)).as("nothing moves when it comes").isCloseTo(top(other), within(1.0));
      assertThat(Looks.wrong(page)).isEmpty();
    }
    page.navigate(shop + "/all");
    assertThat(page.locator(".good .price")).hasText("€9.00");
    assertThat(page.locator(".good del")).containsText("€10.00");
    assertThat(Looks.wrong(page)).isEmpty();
    page.navigate(shop + "/cart");
  }

  private static double top(Page page) {
    return ((Number) page.evaluate("() => document.querySelector('.terms').offsetTop"))
        .doubleValue();
  }

  private void makeARule(Page page) {
    var pricing = "http://127.0.0.1:" + port + "/s/" + store.slug() + "/pricing";
    page.navigate(pricing + "/groups");
    page.getByLabel("Name").fill("Regulars");
    page.getByLabel("E-mail addresses").fill("bo@example.com\n" + email);
    button(page, "Create group").click();
    assertThat(page.locator("#list")).containsText(email);
    page.navigate(pricing + "/new");
    page.getByLabel("Name").fill("For regulars");
    page.getByLabel("Percent", new Page.GetByLabelOptions().setExact(true)).fill("10");
    assertThat(page.getByLabel("Regulars")).isHidden();
    page.locator("[name=buyers]").selectOption(new SelectOption().setValue("some"));
    page.getByLabel("Regulars").check();
    button(page, "Create rule").click();
    assertThat(page.locator("#list")).containsText("10% off everything, for the group Regulars");
  }

  private void simulate(Page page) {
    page.getByText("What would it cost?").first().click();
    page.getByLabel("Add goods").fill(goods.productSlug().replace('-', ' '));
    button(page, "Add").click();
    assertThat(page.locator("#result")).containsText("nobody had shown who they are");
    page.getByLabel("Regulars").check();
    button(page, "Work it out").click();
    assertThat(page.locator("#result")).containsText("€9.00");
    // The link that colleagues are sent shows the same.
    var link = page.locator("[data-copy]").getAttribute("data-copy");
    page.navigate("http://127.0.0.1:" + port + link.substring(link.indexOf("/s/")));
    assertThat(page.locator("#result")).containsText("took something off");
  }

  private Staff.Visitor owner() {
    return staff.visitor(World.signedIn(world.member(store, Role.OWNER)));
  }

  private String code() {
    List<String> subjects =
        await()
            .atMost(Duration.ofMinutes(1))
            .until(
                () ->
                    db.select(MAILBOX_MESSAGE.SUBJECT)
                        .from(MAILBOX_MESSAGE)
                        .where(MAILBOX_MESSAGE.RECIPIENT.eq(email))
                        .fetch(MAILBOX_MESSAGE.SUBJECT),
                found -> !found.isEmpty());
    return subjects.getFirst().substring(0, 6);
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
