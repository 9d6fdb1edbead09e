package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.storeflow.db.Tables.PERSON;
import static io.storeflow.order.FulfilmentState.ACCEPTED;
import static io.storeflow.order.FulfilmentState.NEW;
import static io.storeflow.order.FulfilmentState.PREPARING;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.fulfilment.HoldReason;
import io.storeflow.order.PaymentState;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Placed;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Rows of orders are 44 px high at a desk whatever they hold, and keys know which one is read. */
@AppTest
@Tag("browser")
class OrderRowsInABrowserTest extends OnLists {
  private static final String LONG =
      "Maximiliane-Charlotte Freifrau von und zu Hohenstein-Wittelsbach-Donaueschingen";

  @Autowired private Placed placed;
  @Autowired private Clock clock;
  @Autowired private DSLContext db;

  @BeforeEach
  void place() {
    var now = clock.instant().minus(Duration.ofDays(2));
    placed.order(store, now, NEW, row -> row.setPaymentState(PaymentState.PENDING));
    placed.order(store, now.plusSeconds(1), ACCEPTED, row -> row.setHoldReason(HoldReason.ADDRESS));
    placed.order(store, now.plusSeconds(2), PREPARING, row -> row.setUnitsGone(1));
    placed.order(
        store,
        now.plusSeconds(3),
        PREPARING,
        row -> {
          row.setCustomerName(LONG);
          row.setFirstItem(LONG + " " + LONG);
          row.setPromisedAt(now);
          row.setTotalMinor(1_234_567L);
        });
    placed.order(
        store,
        now.plusSeconds(4),
        NEW,
        row -> {
          row.setCustomerName("佐藤 健太郎");
          row.setFirstItem("白味噌ラーメン特盛り");
        });
  }

  @Test
  void rowsAreAsHighAsAFingerInListAndInbox() {
    for (var language : List.of("de", "en")) {
      speak(language);
      for (int width : new int[] {1024, 1280, 1600}) {
        page.setViewportSize(width, 900);
        for (var list : List.of("/s/" + store.slug() + "/orders", "/stores")) {
          page.navigate(staff.origin() + list);
          assertThat(page.locator("html")).hasAttribute("lang", language);
          assertThat(rows()).hasCount(5);
          assertThat(wrong()).as("%s at %d in %s", list, width, language).isEmpty();
        }
      }
    }
    assertThat(page.getByTitle("On hold: address to be checked")).isVisible();
    assertThat(page.getByTitle(LONG).first()).isVisible();
  }

  @Test
  void closingTheHelpLeadsBackToTheRow() {
    for (var close : List.of("Escape", "Enter")) {
      open("orders");
      page.keyboard().press("j");
      page.keyboard().press("j");
      var second = rows().nth(1).locator("th a");
      assertThat(second).isFocused();
      page.keyboard().press("?");
      assertThat(page.locator("dialog[open]")).hasCount(1);
      page.keyboard().press(close);
      assertThat(page.locator("dialog[open]")).hasCount(0);
      assertThat(second).isFocused();
      var number = second.textContent();
      page.keyboard().press("Enter");
      assertThat(page.locator("h1")).containsText(number);
    }
  }

  private void speak(String language) {
    db.update(PERSON).set(PERSON.LOCALE, language).where(PERSON.EMAIL.eq(email)).execute();
    context.clearCookies();
    page.navigate(staff.origin() + "/login");
    enter();
    page.waitForURL("**/stores");
  }

  /** Rows that are not 44 px high, and what leads over the edge of the card. */
  @SuppressWarnings("unchecked")
  private List<String> wrong() {
    return (List<String>)
        page.evaluate(
            """
            () => {
              const wrong = [];
              for (const row of document.querySelectorAll("tbody tr")) {
                const { height } = row.getBoundingClientRect();
                if (Math.abs(height - 44) > 0.5) wrong.push(row.id + " is " + height);
              }
              const table = document.querySelector("table");
              const over = table.offsetWidth - table.parentElement.clientWidth;
              if (over > 0) wrong.push("the table is too wide by " + over);
              for (const cell of document.querySelectorAll("tbody :is(td, th)"))
                if (cell.checkVisibility() && cell.scrollWidth > cell.clientWidth + 1)
                  wrong.push(cell.textContent.trim() + " leads out of its cell");
              return wrong;
            }
            """);
  }
}
