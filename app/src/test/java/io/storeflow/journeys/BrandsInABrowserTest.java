package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.platform.picture.Drawn;
import io.storeflow.testing.AppTest;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A brand and who answers for goods, from what a merchant types to what a shopper sees. */
@AppTest
@Tag("browser")
class BrandsInABrowserTest extends OnLists {

  @Test
  void aBrandWithALogoIsMadePutOnAProductAndSeen() throws IOException {
    open("products");
    page.locator("tbody a").filter(having("Gyoza")).first().click();
    page.locator("[name='traits.brand']").fill("Mino Kiln");
    save("Gyoza");
    open("products");
    page.getByRole(AriaRole.LINK, named("Brands")).click();
    page.getByRole(AriaRole.LINK, named("Mino Kiln")).click();
    assertThat(page.locator("[data-of=logo]")).hasCount(0);
    page.locator("#text").fill("Fired in Mino since 1870.");
    page.locator("#logo").setInputFiles(Drawn.saved(320, 160));
    save("Mino Kiln");
    page.getByRole(AriaRole.LINK, named("Mino Kiln")).click();
    assertThat(page.locator("[data-of=logo]")).isVisible();

    page.navigate(staff.origin() + store.shop("/p/gyoza"));
    var brand = page.locator(".brand-of a");
    assertThat(brand).containsText("Mino Kiln");
    isDrawn(brand.locator("img"));
    brand.click();
    assertThat(page).hasURL(Pattern.compile(".*/brands/mino-kiln$"));
    assertThat(page.locator("main")).containsText("Fired in Mino since 1870.");
    assertThat(page.locator(".good")).hasCount(1);
    assertThat(page.locator(".good")).containsText("Gyoza");
    page.navigate(staff.origin() + store.shop("/p/shoyu"));
    assertThat(page.locator(".brand-of")).hasCount(0);
  }

  @Test
  void whoMakesItAndWhatItWarnsOfIsTypedAndSeen() {
    open("products");
    page.locator("tbody a").filter(having("Gyoza")).first().click();
    page.getByRole(AriaRole.LINK, named("Product safety")).click();
    page.locator("#makerName").fill("Seki Hamono");
    page.locator("#makerAddress").fill("1-2 Honmachi\n501-3857 Seki");
    page.locator("#makerCountry").selectOption("JP");
    page.locator("#makerContact").fill("call me");
    page.locator("#warnings").fill("Sharp edge.\nKeep away from children.");
    bar().click();
    assertThat(page.locator(".note[role=alert]")).containsText("no e-mail or web address");
    assertThat(page.locator("#warnings")).hasValue("Sharp edge.\nKeep away from children.");
    page.locator("#makerContact").fill("hello@seki.example");
    save("Gyoza");

    page.navigate(staff.origin() + store.shop("/p/gyoza"));
    var said = page.locator("#safety");
    assertThat(said).isVisible();
    assertThat(said.locator("dd").first().locator("p")).hasCount(2);
    assertThat(said).containsText("Keep away from children.");
    assertThat(said).containsText("Seki Hamono");
    assertThat(said).containsText("Japan");
    assertThat(said.locator("a[href='mailto:hello@seki.example']")).isVisible();
    page.navigate(staff.origin() + store.shop("/p/shoyu"));
    assertThat(page.locator("#safety")).hasCount(0);
  }

  private void save(String told) {
    bar().click();
    assertThat(page.locator(".toast").last()).containsText(told);
  }

  private Locator bar() {
    return page.locator(".save [data-kind=primary]");
  }

  private void isDrawn(Locator image) {
    assertThat(image).isVisible();
    image.evaluate("it => it.decode()");
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
