package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Looks;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An owner issues a gift card, finds it again, and takes something off it. */
@AppTest
@Tag("browser")
class IssuesGiftCardsInABrowserTest extends OnLists {

  @Test
  void issuesFindsAndChangesACard() {
    open("gift-cards");
    looksRight();
    page.getByRole(AriaRole.LINK, named("New gift card")).first().click();
    looksRight();
    page.locator("#value").fill("20");
    page.locator("#recipient").fill("Mika Strauß");
    button("Issue card");
    var code = page.locator("#code").inputValue();
    assertThat(code).matches("[0-9A-Z]{4}(-[0-9A-Z]{4}){3}");
    looksRight();
    open("gift-cards?q=" + code.substring(code.length() - 4));
    assertThat(rows()).hasCount(1);
    looksRight();
    page.locator("tbody th a").first().click();
    page.locator("#amount").fill("-7.50");
    page.locator("#reason").fill("Given at the counter");
    button("Change balance");
    assertThat(page.locator("#list")).containsText("Given at the counter");
    assertThat(page.locator("#list")).containsText("€12.50");
    // Without what was said, which fades in.
    page.reload();
    looksRight();
    page.setViewportSize(390, 844);
    looksRight();
    button("Switch off");
    page.locator("dialog[open] button[data-kind=primary], dialog[open] button[data-kind=danger]")
        .click();
    assertThat(page.locator("h1")).containsText("Switched off");
  }

  private void looksRight() {
    assertThat(Looks.wrong(page)).as(page.url()).isEmpty();
  }

  private void button(String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).first().click();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
