package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.Cookie;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Chromium;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/** A person types a product while the session ends, signs in, and saves it. */
@AppTest
@Tag("browser")
class ResumeInABrowserTest {
  private static final double PATIENCE = 30_000;

  @Autowired World world;
  @Autowired Staff staff;
  @Autowired SessionRepository<? extends Session> sessions;

  @Test
  void savesWhatWasTypedBeforeTheSessionEnded() {
    var store = world.store();
    var owner = world.member(store, Role.OWNER);
    try (var context = Chromium.shared().newContext()) {
      context.setDefaultTimeout(PATIENCE);
      var page = context.newPage();
      page.navigate(staff.origin() + "/login");
      page.locator("#email").fill(owner.email());
      signIn(page);
      page.waitForURL("**/stores");
      page.navigate(staff.origin() + "/s/" + store.slug() + "/products/new");
      page.locator("#title").fill("Crème brûlée");
      var text = "Vanilla & caramel\nburnt at the table";
      page.locator("[contenteditable]").fill(text);
      page.locator("[name='variants[0].price']").fill("6.50");
      endSession(context.cookies());
      save(page).click();

      seen(page.getByText("the form with what you typed"));
      page.locator("#email").fill(owner.email());
      signIn(page);
      seen(page.getByText("press once more"));
      assertThat(page.locator("#title")).hasValue("Crème brûlée");
      assertThat(page.locator("[contenteditable]")).containsText("Vanilla & caramel");
      assertThat(page.locator("[contenteditable]")).containsText("burnt at the table");
      save(page).click();
      page.waitForURL("**/products/*");
      assertThat(page.locator("#title")).hasValue("Crème brûlée");
    }
  }

  private static void signIn(Page page) {
    page.locator("#password").fill(World.PASSWORD);
    page.locator("main form button").first().click();
  }

  private static Locator save(Page page) {
    var button = page.locator("#product button[data-kind=primary]");
    seen(button);
    return button;
  }

  private static void seen(Locator locator) {
    assertThat(locator).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
  }

  private void endSession(List<Cookie> cookies) {
    cookies.stream()
        .filter(cookie -> cookie.name.equals("SESSION"))
        .forEach(
            it -> sessions.deleteById(new String(Base64.getDecoder().decode(it.value), UTF_8)));
  }
}
