package io.storeflow.platform.security;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What an owner and a shopper do in a browser that knows StoreFlow by its public address alone:
 * opens a store, signs in again, changes the profile, watches the board while somebody buys.
 */
final class TlsJourney {
  private static final String PASSWORD = "four words in a row";

  private final Browser browser;
  private final String origin;
  private final List<String> complaints = new ArrayList<>();
  private final List<String> sockets = new ArrayList<>();

  TlsJourney(Browser browser, String origin) {
    this.browser = browser;
    this.origin = origin;
  }

  void run() {
    try (var owner = browser.newContext(everyCertificate());
        var shopper = browser.newContext(everyCertificate())) {
      var desk = watched(owner.newPage());
      signsUp(desk);
      signsOutAndIn(desk);
      changesTheProfile(desk);
      saysWhereItIs(desk);
      offersRamen(desk);
      desk.navigate(origin + "/s/behind-tls/board/kitchen");
      assertThat(desk.locator("[data-live-state]")).hasText("Live");
      buys(watched(shopper.newPage()));
      assertThat(desk.locator(".ticket")).containsText("Ramen");
      assertThat(sockets).isNotEmpty().allMatch(it -> it.startsWith("wss://"));
      assertThat(complaints).isEmpty();
    }
  }

  private void signsUp(Page page) {
    page.navigate(origin + "/signup");
    page.locator("[name=name]").fill("Ada");
    page.locator("[name=email]").fill("ada.tls@example.com");
    page.locator("[name=password]").fill(PASSWORD);
    page.locator("[name=business]").fill("Behind TLS");
    page.locator("[name=storeName]").fill("Behind TLS");
    page.locator("[name=country]").selectOption("GB");
    page.getByRole(AriaRole.BUTTON, named("Open the store")).click();
    page.waitForURL(origin + "/s/behind-tls");
  }

  private void signsOutAndIn(Page page) {
    page.navigate(origin + "/account");
    page.getByRole(AriaRole.BUTTON, named("Sign out")).last().click();
    page.waitForURL(Pattern.compile(Pattern.quote(origin) + "/login.*"));
    // A page that was asked for is where the sign-in leads.
    page.navigate(origin + "/s/behind-tls/orders");
    page.waitForURL(Pattern.compile(Pattern.quote(origin) + "/login.*"));
    page.locator("[name=email]").fill("ada.tls@example.com");
    page.locator("[name=password]").fill(PASSWORD);
    page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
    page.waitForURL(Pattern.compile(Pattern.quote(origin) + "/s/behind-tls/orders.*"));
  }

  private void changesTheProfile(Page page) {
    page.navigate(origin + "/account");
    page.locator("[name=name]").fill("Ada Lovelace");
    page.getByRole(AriaRole.BUTTON, named("Save profile")).click();
    assertThat(page.getByText("Profile saved")).isVisible();
    assertThat(page.locator("[name=name]")).hasValue("Ada Lovelace");
  }

  /** Nobody can pick up from a store without an address. */
  private void saysWhereItIs(Page page) {
    page.navigate(origin + "/s/behind-tls/settings");
    page.locator("[name=line1]").fill("1 High Street");
    page.locator("[name=city]").fill("York");
    page.locator(".save .button[data-kind=primary]").click();
    page.waitForLoadState();
    assertThat(page.locator("[name=city]")).hasValue("York");
  }

  /** Not by hand: how a product is made is shown elsewhere. */
  private void offersRamen(Page page) {
    page.navigate(origin + "/s/behind-tls/products/new");
    var status =
        page.evaluate(
            """
            async () => {
              const token = document.querySelector("input[name=_csrf]").value;
              const body = new URLSearchParams({_csrf: token, title: "Ramen", slug: "ramen",
                state: "active", "variants[0].price": "12.90", "variants[0].active": "true"});
              return (await fetch("/s/behind-tls/products", {method: "POST", body})).status;
            }
            """);
    assertThat(status).isEqualTo(200);
  }

  private void buys(Page page) {
    page.navigate(origin + "/shop/behind-tls/p/ramen");
    page.getByRole(AriaRole.BUTTON, named("Add to cart")).click();
    assertThat(page.locator("[data-count]")).hasText("1");
    page.navigate(origin + "/shop/behind-tls/checkout");
    page.getByLabel("E-mail").fill("mika@example.com");
    page.getByLabel("Name").fill("Mika");
    page.locator("#pay button").click();
    page.waitForURL(origin + "/track/**");
    assertThat(page.locator("[data-live-state]")).hasText("Live");
  }

  private Page watched(Page page) {
    page.setDefaultTimeout(60_000);
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        it -> {
          if (it.type().equals("error")) complaints.add(it.text() + " " + it.location());
        });
    page.onWebSocket(it -> sockets.add(it.url()));
    return page;
  }

  private static Browser.NewContextOptions everyCertificate() {
    return new Browser.NewContextOptions().setIgnoreHTTPSErrors(true).setLocale("en");
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
