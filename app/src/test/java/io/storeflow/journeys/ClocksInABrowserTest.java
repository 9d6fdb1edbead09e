package io.storeflow.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.merchant.FirstRates;
import io.storeflow.merchant.Merchants;
import io.storeflow.order.FulfilmentState;
import io.storeflow.platform.id.Ids;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Chromium;
import io.storeflow.testing.Placed;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Times of day, which scripts write as the server does. */
@AppTest
@Tag("browser")
class ClocksInABrowserTest {
  @Autowired World world;
  @Autowired Merchants merchants;
  @Autowired Placed placed;
  @Autowired Staff staff;

  /** A screen writes the time of day as the server does: in New York with AM and PM. */
  @ParameterizedTest
  @CsvSource({
    "US, America/New_York, '\\d{1,2}:\\d\\d\u00a0[AP]M', '8:05\u00a0AM'",
    "DE, Europe/Berlin, '\\d\\d:\\d\\d', '08:05'"
  })
  void clocksOfScreensAndOfTheServerAgree(String country, String zone, String now, String due) {
    var settings =
        World.settingsOf("c-" + Ids.next())
            .saying("", "")
            .in(country, "USD", zone, "en")
            .at("", "", "", "", "")
            .build();
    var store =
        merchants.open(world.merchant(), settings, List.of(), FirstRates.NONE, Actor.SYSTEM);
    var inTwoDays = LocalDate.now(store.timeZone()).plusDays(2).atTime(8, 5);
    var promised = inTwoDays.atZone(store.timeZone()).toInstant();
    placed.order(
        store, Instant.now(), FulfilmentState.ACCEPTED, row -> row.setPromisedAt(promised));
    var visitor = staff.visitor(store, Role.OWNER);
    var board = "/s/" + store.slug() + "/board/kitchen";
    var served = visitor.get(board).body();
    try (var context = staff.context(Chromium.shared(), visitor);
        var page = context.newPage()) {
      page.navigate(staff.origin() + board);
      page.waitForSelector("[data-live-state][data-tone=good]");
      assertThat(page.textContent(".wall")).matches(now);
      var written = page.textContent("[data-due]");
      assertThat(written).endsWith(" " + due);
      assertThat(served).contains(">" + written + "</p>");
    }
  }
}
