package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.platform.picture.Drawn;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Chromium;
import io.storeflow.testing.Looks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pictures of a product, from files to what a shopper sees. */
@AppTest
@Tag("browser")
class PicturesInABrowserTest extends OnLists {
  @Test
  void areSentPutInOrderDescribedAndLookedAt() throws IOException {
    open("products/new");
    page.locator("#title").fill("Linen shirt");
    page.getByLabel("Price of this product", exactly()).fill("49.90");
    var text = Files.writeString(Files.createTempFile("words", ".png"), "words".repeat(9));
    page.locator("#file")
        .setInputFiles(new Path[] {Drawn.saved(900, 600), text, Drawn.saved(600, 900)});
    assertThat(page.locator(".sending [role=alert]")).containsText("This file is no image");
    assertThat(tiles()).hasCount(2);
    page.locator("#file").setInputFiles(Drawn.saved(700, 700));
    assertThat(tiles()).hasCount(3);
    assertThat(page.locator(".sending li")).hasCount(0);
    var third = tiles().nth(2).getAttribute("id");
    tiles().nth(2).dragTo(tiles().first());
    assertThat(tiles().first()).hasId(third);
    page.getByLabel("Move picture 1 back").press("Enter");
    assertThat(tiles().nth(1)).hasId(third);
    page.getByLabel("Move picture 2 back").press("Enter");
    assertThat(page.getByLabel("Move picture 3 forward")).isFocused();
    page.keyboard().press("Enter");
    assertThat(tiles().nth(1)).hasId(third);
    page.getByLabel("What picture 2 shows").fill("Seen from behind");
    page.getByLabel("Take picture 1 off").click();
    assertThat(tiles().first()).containsText("Goes when the product is saved");
    isTheSamePage();
    page.getByRole(AriaRole.BUTTON, named("Put back")).click();
    assertThat(page.getByLabel("What picture 2 shows")).hasValue("Seen from behind");
    page.getByRole(AriaRole.BUTTON, named("Create product")).click();
    assertThat(page.locator(".toast")).containsText("Linen shirt is created");
    assertThat(tiles()).hasCount(3);
    isLookedAt();
    onAPhone();
    withoutScripts();
  }

  private void isLookedAt() {
    page.navigate(staff.origin() + store.shop("/p/linen-shirt"));
    var small = page.locator(".small-ones a");
    assertThat(small).hasCount(3);
    small.nth(1).click();
    assertThat(small.nth(1)).hasAttribute("aria-current", "true");
    assertThat(page.getByAltText("Seen from behind")).isInViewport();
    page.locator(".slides").press("ArrowRight");
    assertThat(small.nth(2)).hasAttribute("aria-current", "true");
    assertThat(page.locator("#picture-3 img")).isInViewport();
    assertThat(Looks.wrongInBothThemes(page)).isEmpty();
  }

  /** What is wider than the screen would be scrolled to the side. */
  private void onAPhone() {
    page.setViewportSize(390, 844);
    assertThat(page.locator("#picture-1 img")).isVisible();
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
    page.setViewportSize(1280, 720);
  }

  private void withoutScripts() throws IOException {
    var settings = new Browser.NewContextOptions().setJavaScriptEnabled(false);
    settings.setStorageState(context.storageState());
    try (var plain = Chromium.shared().newContext(settings)) {
      var form = plain.newPage();
      form.navigate(staff.origin() + "/s/" + store.slug() + "/products/new");
      form.locator("#title").fill("Plain shirt");
      form.locator("#file").setInputFiles(new Path[] {Drawn.saved(30, 30), Drawn.saved(30, 20)});
      form.getByRole(AriaRole.BUTTON, named("Send them")).click();
      assertThat(form.locator(".pictures-edit > li")).hasCount(2);
      assertThat(form.locator("#title")).hasValue("Plain shirt");
      form.getByLabel("Move picture 2 forward").click();
      assertThat(form.locator(".pictures-edit > li")).hasCount(2);
      assertThat(form.locator(".pictures-edit > li").first()).containsText("Main picture");
    }
  }

  private Locator tiles() {
    return page.locator(".pictures-edit > li");
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }
}
