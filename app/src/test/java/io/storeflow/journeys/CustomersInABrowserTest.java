package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.customer.Customers;
import io.storeflow.order.FulfilmentState;
import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Chromium;
import io.storeflow.testing.Looks;
import io.storeflow.testing.Placed;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.time.Clock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody finds a customer, puts two together, and asks a colleague below the order. */
@AppTest
@Tag("browser")
class CustomersInABrowserTest {
  @Autowired World world;
  @Autowired Staff staff;
  @Autowired Placed placed;
  @Autowired Customers customers;
  @Autowired Transactions transactions;
  @Autowired Clock clock;

  @Test
  void findsMergesAndAsksAColleague() {
    var store = world.store();
    var colleague = world.member(store, Role.SUPPORT);
    long mika = customer(store, "mika@example.com", "Mika Strauß");
    customer(store, "m.strauss@example.com", "M. Strauss");
    long number =
        placed.order(
            store,
            clock.instant(),
            FulfilmentState.NEW,
            row -> {
              row.setCustomerId(mika);
              row.setCustomerName("Mika Strauß");
            });
    try (var context = staff.context(Chromium.shared(), staff.visitor(store, Role.OWNER));
        var page = context.newPage()) {
      page.navigate(staff.origin() + "/s/" + store.slug());
      page.getByRole(AriaRole.LINK, named("Customers")).click();
      looksRight(page);
      page.getByRole(AriaRole.SEARCHBOX, named("Find customers")).fill("strau mika");
      page.keyboard().press("Enter");
      assertThat(page.locator("#list tbody tr")).hasCount(1);
      page.getByRole(AriaRole.LINK, named("Mika Strauß")).click();
      page.getByLabel("Marketing").selectOption("given");
      page.getByRole(AriaRole.BUTTON, named("Save")).click();
      assertThat(page.locator("#customer")).containsText("Write how the customer said so");
      page.getByLabel("How they said so").fill("At the till");
      page.getByRole(AriaRole.BUTTON, named("Save")).click();
      assertThat(page.locator("#toasts")).containsText("Customer saved");
      looksRight(page);

      page.getByRole(AriaRole.LINK, named("Put together")).click();
      page.getByRole(AriaRole.SEARCHBOX, named("Find customers")).fill("m.strauss");
      page.keyboard().press("Enter");
      page.getByRole(AriaRole.LINK, named("M. Strauss")).click();
      assertThat(page.locator("main")).containsText("This cannot be undone.");
      looksRight(page);
      page.getByRole(AriaRole.BUTTON, named("Put together")).click();
      assertThat(page.locator("#toasts")).containsText("M. Strauss is part of this customer now");
      assertThat(page.locator("main")).containsText("m.strauss@example.com");

      page.getByRole(AriaRole.LINK, named("#" + number)).click();
      assertThat(page.locator("section[aria-labelledby=who]")).containsText("Mika Strauß");
      var comment = page.getByLabel("Comment for your team");
      comment.click();
      comment.pressSequentially("Please call, @" + colleague.name().substring(0, 3));
      var proposed = page.locator("#timeline [role=group] button").first();
      assertThat(proposed).isVisible();
      page.keyboard().press("Tab");
      assertThat(proposed).isFocused();
      page.keyboard().press("Enter");
      assertThat(comment).isFocused();
      page.keyboard().press("Enter");
      assertThat(page.locator("#toasts")).containsText("is told");
      assertThat(page.locator("#timeline .said b").first()).containsText("@");
      looksRight(page);
    }
  }

  private long customer(Store store, String email, String name) {
    return transactions.write(() -> customers.findOrCreate(store, email, name, "").id());
  }

  private static void looksRight(Page page) {
    assertThat(Looks.wrongInBothThemes(page)).as(page.url()).isEmpty();
    Looks.light(page);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
