package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.storeflow.order.FulfilmentState.NEW;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Looks;
import io.storeflow.testing.Placed;
import java.io.IOException;
import java.time.Clock;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Ticks orders in their list and prints them as one file, then pairs a printer. */
@AppTest
@Tag("browser")
class PrintsInABrowserTest extends OnLists {
  @Autowired private Placed placed;
  @Autowired private Clock clock;

  @Test
  void tickedOrdersAreOneFileAndSayThatTheyWerePrinted() throws IOException {
    var now = clock.instant().minusSeconds(600);
    long first = placed.order(store, now, NEW, row -> row.setCustomerName("Zoë Ant"));
    long second = placed.order(store, now.plusSeconds(1), NEW);
    placed.order(store, now.plusSeconds(2), NEW);
    open("orders");
    assertThat(rows()).hasCount(3);
    page.keyboard().press("j");
    page.keyboard().press("j");
    page.keyboard().press("x");
    page.keyboard().press("j");
    page.keyboard().press("x");
    page.locator(".bulk button[value=print]").click();
    assertThat(page.locator("h1")).hasText("Print 2 orders");
    assertThat(Looks.wrongInBothThemes(page)).isEmpty();
    page.getByLabel("Packing slips").check();
    var file = page.waitForDownload(() -> button("Print").click());
    try (var pdf = Loader.loadPDF(file.path().toFile())) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(2);
      assertThat(new PDFTextStripper().getText(pdf))
          .contains("#" + first, "#" + second, "Zoë Ant", "Tonkotsu ramen");
    }
    open("orders/" + first);
    assertThat(page.locator("#timeline")).containsText("Packing slip printed");

    open("printers");
    page.locator("#name").fill("Küche");
    button("Pair printer").click();
    assertThat(page.locator("#address"))
        .hasValue(java.util.regex.Pattern.compile(".*/print/[0-9A-Za-z]{22}/sfp_[0-9A-Za-z]{38}"));
    assertThat(Looks.wrongInBothThemes(page)).isEmpty();
    page.getByText("The printer has it").click();
    assertThat(page.locator("#list")).containsText("Not connected yet");
    page.getByText("Küche").click();
    button("Print a test page").click();
    assertThat(page.locator("main")).containsText("Test page");
    assertThat(Looks.wrongInBothThemes(page)).isEmpty();
  }

  private Locator button(String name) {
    var named = new Page.GetByRoleOptions().setName(name).setExact(true);
    return page.getByRole(AriaRole.BUTTON, named);
  }
}
