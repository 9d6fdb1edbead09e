package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Looks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A merchant brings products along: what was refused is mended, and all of it taken back. */
@AppTest
@Tag("browser")
class ImportsInABrowserTest extends OnLists {
  private static final String FILE =
      "Handle,Title,Vendor,Variant SKU,Variant Price,Google Shopping / Gender\n"
          + "mug,Mug,Kiln,MUG,12.50,\n"
          + "bowl,Bowl,Kiln,BOWL,cheap,\n"
          + "gyoza,Gyoza,Kiln,,5.90,\n";

  private void send(String name, String text) {
    page.locator("#file")
        .setInputFiles(new FilePayload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8)));
    button("Look at it").click();
    page.waitForURL("**/products/imports/*");
  }

  private Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new com.microsoft.playwright.Page.GetByRoleOptions().setName(name));
  }

  private Locator figures() {
    return page.locator("#list");
  }

  @Test
  void whatIsRefusedIsMendedAndAllOfItTakenBack() throws IOException {
    open("products");
    page.locator("main a[href$='/products/imports']").click();
    page.waitForURL("**/products/imports");
    button("Look at it").click();
    assertThat(page.locator("#file")).isFocused();
    send("shop.csv", FILE);
    assertThat(figures()).containsText("1 new");
    assertThat(figures()).containsText("1 changed");
    assertThat(figures()).containsText("1 refused");
    assertThat(page.locator("main")).containsText("Column Variant Price");
    assertThat(page.locator("main del").first()).hasText("6.20");
    assertThat(Looks.wrongInBothThemes(page)).isEmpty();
    page.getByText("1 refused").click();
    page.waitForURL("**/lines?kind=refused");
    assertThat(page.locator("main")).containsText("Line 3");
    page.goBack();

    button("Import 2 products").click();
    assertThat(figures()).containsText("2 products were written.");
    var download = page.waitForDownload(() -> page.getByText("Get the refused rows").click());
    assertThat(download.suggestedFilename()).isEqualTo("shop-refused.csv");
    var refused = Files.readString(Path.of(download.path().toString()));
    assertThat(refused.lines().toList()).hasSize(2);
    assertThat(refused).contains("bowl,Bowl,Kiln,BOWL,cheap");
    assertThat(refused).contains("Line 3: Column Variant Price: ");

    page.locator("main a").first().click();
    page.waitForURL("**/products/imports");
    send("mended.csv", refused.replace("cheap", "8.00"));
    button("Import 1 product").click();
    assertThat(figures()).containsText("1 product was written.");

    page.locator("main a").first().click();
    page.waitForURL("**/products/imports");
    assertThat(rows()).hasCount(2);
    page.getByText("shop.csv").click();
    button("Take back").click();
    page.locator("dialog button[value=act]").click();
    assertThat(figures()).containsText("2 products were taken back.");
    open("products");
    assertThat(page.locator("tbody")).containsText("Bowl");
    assertThat(page.locator("tbody")).not().containsText("Mug");
  }
}
