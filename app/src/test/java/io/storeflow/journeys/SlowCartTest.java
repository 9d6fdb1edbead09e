package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.testing.AppTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quantities in a cart on a phone whose answers come late: no tap is lost. */
@AppTest
@Tag("browser")
class SlowCartTest extends OnASlowPhone {
  @Test
  void everyStepOfOneMoreCountsAndTheSumFollows() {
    page.navigate(shop + "/cart");
    shopper.slow(page, 300);
    for (int i = 0; i < 3; i++) shopper.button("One more").tap();
    assertThat(page.locator("dl.sum .total")).containsText("€40.00");
    assertThat(shopper.quantity()).hasValue("4");
    shopper.button("One more").tap();
    shopper.checkout().tap();
    page.waitForURL("**/checkout");
    assertThat(shopper.place()).containsText("€50.00");
  }

  /** Answers come between the taps, under the finger and after the last. */
  @ParameterizedTest
  @CsvSource({"0, 80", "300, 80", "300, 200", "300, 330", "300, 400", "1000, 400"})
  void noTapIsLostToAnAnswer(int milliseconds, int gap) {
    page.navigate(shop + "/cart");
    shopper.slow(page, milliseconds);
    for (int i = 0; i < 5; i++) {
      shopper.button("One more").tap();
      page.waitForTimeout(gap);
    }
    assertThat(page.locator("dl.sum .total")).containsText("€60.00");
    assertThat(shopper.quantity()).hasValue("6");
    shopper.checkout().tap();
    page.waitForURL("**/checkout");
    assertThat(shopper.place()).containsText("€60.00");
  }

  @Test
  void moreThanThereAreBecomesWhatIsLeftAndIsSaid() {
    page.navigate(shop + "/cart");
    shopper.quantity().fill("70");
    page.locator("h1").tap();
    assertThat(page.locator(".note")).containsText("no more to be had");
    assertThat(shopper.quantity()).hasValue("50");
    shopper.quantity().fill("0");
    page.locator("h1").tap();
    assertThat(page.getByText("Your cart is empty")).isVisible();
    assertThat(shopper.checkout()).isHidden();
    shopper.button("Undo").tap();
    assertThat(shopper.quantity()).hasValue("50");
  }

  /** The socket is there late, or somebody else buys, just after a line was taken out. */
  @Test
  void newsOfTheStockLeaveTheWayBack() {
    page.navigate(shop + "/cart");
    shopper.quantity().fill("0");
    page.locator("h1").tap();
    assertThat(shopper.button("Undo")).isVisible();
    page.waitForResponse(
        "**/cart", () -> page.locator("[data-stock-again]").dispatchEvent("stock:moved"));
    page.waitForFunction(
        "() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')");
    shopper.button("Undo").tap();
    assertThat(shopper.quantity()).hasValue("1");
  }
}
