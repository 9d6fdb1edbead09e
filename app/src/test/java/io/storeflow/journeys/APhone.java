package io.storeflow.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import io.storeflow.testing.Chromium;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** A shopper's phone: narrow, touched, and from an address that nobody else has. */
final class APhone {
  private APhone() {}

  static BrowserContext of(Browser browser) {
    var random = ThreadLocalRandom.current();
    var address = "10.7." + random.nextInt(256) + "." + random.nextInt(1, 255);
    return browser.newContext(
        new Browser.NewContextOptions()
            .setViewportSize(390, 844)
            .setDeviceScaleFactor(3)
            .setIsMobile(true)
            .setHasTouch(true)
            .setExtraHTTPHeaders(Map.of("X-Forwarded-For", address)));
  }

  static BrowserContext open() {
    return of(Chromium.shared());
  }
}
