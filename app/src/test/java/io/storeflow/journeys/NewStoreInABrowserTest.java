package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.merchant.FirstRates;
import io.storeflow.merchant.Merchants;
import io.storeflow.platform.id.Ids;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Chromium;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An owner opens a second store; the browser has nothing to complain of meanwhile. */
@AppTest
@Tag("browser")
class NewStoreInABrowserTest {
  @Autowired World world;
  @Autowired Staff staff;
  @Autowired Merchants merchants;

  @Test
  void saysWhatIsFreeAsksForTheTimeZoneAndOpens() {
    var first = world.store();
    var owner = staff.visitor(World.signedIn(world.member(first.merchant(), Role.OWNER)));
    var complaints = new ArrayList<String>();
    try (var context = staff.context(Chromium.shared(), owner)) {
      var page = context.newPage();
      page.onPageError(complaints::add);
      page.onConsoleMessage(
          it -> {
            if (it.type().equals("error")) complaints.add(it.text());
          });
      page.navigate(staff.origin() + "/stores/new");
      page.locator("#storeName").pressSequentially("Second of " + first.slug());
      assertThat(page.locator("#slug-said")).containsText("is free");
      page.locator("#country").selectOption("US");
      page.locator("#timeZone").selectOption("America/Chicago");
      page.getByLabel("Goods").check();
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open store")).click();
      assertThat(page).hasURL(Pattern.compile(".*/s/second-of-.*"));
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void aLongNameTakesTwoLines() {
    var merchant = world.merchant();
    var settings = World.settingsOf("t-" + Ids.next(), "Tea and more ".repeat(8).strip()).build();
    var store = merchants.open(merchant, settings, List.of(), FirstRates.NONE, Actor.SYSTEM);
    var owner = staff.visitor(World.signedIn(world.member(store, Role.OWNER)));
    try (var desk = staff.context(Chromium.shared(), owner);
        var phone = APhone.open()) {
      var page = desk.newPage();
      page.navigate(staff.origin() + store.page("/products"));
      hasTwoLines(page.locator(".rail .switcher summary bdi"), store.name());
      var shop = phone.newPage();
      shop.navigate(staff.origin() + store.shop(""));
      hasTwoLines(shop.locator(".shop-top .brand bdi").first(), store.name());
    }
  }

  /** All of it is there for who has it read out. */
  private static void hasTwoLines(Locator name, String whole) {
    assertThat(name).hasText(whole);
    var lines = "it => it.clientHeight / parseFloat(getComputedStyle(it).lineHeight)";
    assertThat(((Number) name.evaluate(lines)).doubleValue()).isBetween(1.5, 2.2);
  }
}
