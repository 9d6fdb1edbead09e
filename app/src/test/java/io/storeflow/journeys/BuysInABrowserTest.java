package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.storeflow.account.People;
import io.storeflow.demo.DemoWorld;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.Orders;
import io.storeflow.platform.settings.DemoPeople;
import io.storeflow.store.Actor;
import io.storeflow.store.Stores;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Chromium;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Buys in the demo shop with a browser. */
@AppTest
@Tag("browser")
class BuysInABrowserTest {
  @Autowired DemoWorld world;
  @Autowired People people;
  @Autowired Stores stores;
  @Autowired Orders orders;
  @LocalServerPort int port;

  private final List<String> complaints = new ArrayList<>();
  private String origin = "";

  @BeforeEach
  void begin() {
    if (people.byEmail(DemoPeople.EMAILS.getFirst()).isEmpty()) world.create();
    origin = "http://127.0.0.1:" + port;
    complaints.clear();
  }

  @Test
  void buysAndFollowsTheOrder() {
    try (var context = visitor(390, ColorScheme.LIGHT)) {
      var page = page(context);
      page.navigate(origin + "/shop/hanami-kitchen");
      page.getByRole(AriaRole.BUTTON, named("Add Korokke, three pieces")).click();
      assertThat(page.locator(".toast")).containsText("is in your cart");
      assertThat(page.locator("[data-count]")).hasText("1");
      page.getByRole(AriaRole.LINK, linked("View cart")).click();
      page.getByRole(AriaRole.BUTTON, named("One more")).click();
      assertThat(page.locator("dl.sum .total")).containsText("€12.80");
      page.getByRole(AriaRole.BUTTON, named("Go to checkout, €12.80")).click();

      page.locator("#method-delivery").check();
      page.getByLabel("Street and number").first().fill("Weserstraße 21");
      page.getByLabel("Postcode").first().fill("10115");
      page.getByLabel("City").first().fill("Berlin");
      assertThat(page.locator("#pay button")).containsText("€16.30");
      assertThat(page.getByLabel("City").first()).hasValue("Berlin");
      page.getByLabel("E-mail").fill("mika.strauss@example.de");
      page.getByLabel("Name").fill("Mika Strauß");
      page.getByLabel("Phone").fill("+49 151 2345 6789");
      page.locator("#pay button").click();

      page.waitForURL("**/track/**");
      assertThat(page.locator("h1")).hasText("Order received");
      assertThat(page.locator("[data-live-state]")).hasText("Live");
      var number = page.locator(".brand small").innerText().replaceAll("\\D", "");
      move(number, FulfilmentState.ACCEPTED);
      move(number, FulfilmentState.PREPARING);
      assertThat(page.locator("h1")).hasText("Being prepared");
      move(number, FulfilmentState.READY);
      assertThat(page.locator("h1")).hasText("Ready, on its way soon");
      assertThat(page.content()).doesNotContain("Mika");
      assertThat(complaints).isEmpty();
    }
  }

  private void move(String number, FulfilmentState to) {
    var kitchen = stores.open("hanami-kitchen").orElseThrow();
    orders.move(kitchen, Long.parseLong(number), to, Actor.SYSTEM);
  }

  private BrowserContext visitor(int width, ColorScheme theme) {
    var random = ThreadLocalRandom.current();
    return Chromium.shared()
        .newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, width < 500 ? 844 : 900)
                .setColorScheme(theme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setExtraHTTPHeaders(
                    Map.of(
                        "X-Forwarded-For",
                        "10.9." + random.nextInt(256) + "." + random.nextInt(1, 255))));
  }

  private Page page(BrowserContext context) {
    var page = context.newPage();
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        it -> {
          // htmx tells of requests that are given up because the form was sent: that is meant.
          boolean givenUp = it.text().matches("htmx:(sendAbort|afterRequest),.*");
          if (it.type().equals("error") && !givenUp)
            complaints.add(it.text() + " " + it.location());
        });
    return page;
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page.GetByRoleOptions linked(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
