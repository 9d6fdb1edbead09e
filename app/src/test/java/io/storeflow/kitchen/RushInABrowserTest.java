package io.storeflow.kitchen;

import static io.storeflow.kitchen.BoardScreen.RINGS;
import static io.storeflow.kitchen.BoardScreen.STRUCK;
import static io.storeflow.kitchen.BoardScreen.detached;
import static io.storeflow.kitchen.BoardScreen.inView;
import static io.storeflow.kitchen.BoardScreen.key;
import static io.storeflow.kitchen.BoardScreen.numbers;
import static io.storeflow.kitchen.BoardScreen.patient;
import static io.storeflow.kitchen.BoardScreen.typeKey;
import static io.storeflow.kitchen.BoardScreen.waiting;
import static io.storeflow.order.FulfilmentState.CANCELLED;
import static io.storeflow.order.FulfilmentState.NEW;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.storeflow.order.Orders;
import io.storeflow.platform.db.Transactions;
import io.storeflow.pulse.Pulse;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Chromium;
import io.storeflow.testing.Placed;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A board in the rush hour: what is pressed is what the eye saw. */
@AppTest
@Tag("browser")
class RushInABrowserTest {
  @Autowired private World world;
  @Autowired private Placed placed;
  @Autowired private Staff staff;
  @Autowired private KitchenQueries queries;
  @Autowired private Orders orders;
  @Autowired private Pulse pulse;
  @Autowired private Transactions transactions;
  @Autowired private Clock clock;

  private BoardScreen screens;

  @BeforeEach
  void screens() {
    screens = new BoardScreen(Chromium.shared(), staff, queries);
  }

  /** Orders come in and are cancelled while somebody types keys and another screen looks on. */
  @Test
  void inARushAKeyPressesTheTicketThatTheEyeSaw() throws Exception {
    var store = world.store();
    var visitor = staff.visitor(store, Role.FULFILMENT);
    var path = staff.origin() + "/s/" + store.slug() + "/board/kitchen";
    var first = placed.orders(store, 12, clock.instant(), NEW);
    try (var context = screens.context(visitor, 1920, 1080, ColorScheme.DARK);
        var page = context.newPage();
        var people = Executors.newSingleThreadExecutor()) {
      context.addInitScript(RINGS);
      page.navigate(path);
      page.waitForSelector("[data-live-state][data-tone=good]", waiting());
      page.keyboard().press("m");
      var keys = first.stream().collect(Collectors.toMap(it -> it, it -> key(page, it)));
      var rush = people.submit(() -> rush(store, first.subList(8, 12)));
      for (var number : first.subList(0, 6)) screens.type(page, store, number);
      rush.get();
      var told = queries.board(store).tickets().stream().map(Ticket::number).toList();
      page.waitForFunction(
          "n => document.querySelectorAll('.ticket').length == n", told.size(), patient());
      assertThat(first).allSatisfy(it -> assertThat(key(page, it)).isEqualTo(keys.get(it)));
      assertThat(numbers(page)).containsExactlyInAnyOrderElementsOf(told);
      for (var it : first.subList(6, 8)) assertThat(screens.state(store, it)).isEqualTo(NEW);
      for (var it : first.subList(8, 12)) {
        assertThat(page.locator("#t" + it + "[data-cancelled] h3").evaluate(STRUCK))
            .isEqualTo("line-through");
      }
      assertThat(page.evaluate("rings"))
          .asInstanceOf(InstanceOfAssertFactories.LIST)
          .contains(880, 390);
      var further = page.locator("#lane-new [data-further]");
      assertThat(further.innerText()).matches("(?s)\\d+ more.*");
      assertThat(inView(page) + Integer.parseInt(further.innerText().split(" ")[0]))
          .isEqualTo(page.locator("#lane-new .ticket").count());
      var last = page.locator("#lane-new .ticket").last();
      further.click();
      last.locator("button").click(new Locator.ClickOptions().setTrial(true));

      long gone = first.get(8);
      page.locator("#t" + gone).scrollIntoViewIfNeeded();
      typeKey(page, requireNonNull(keys.get(gone)));
      page.waitForSelector("#t" + gone, detached());
      page.reload();
      assertThat(page.isVisible("[data-ask]")).as("silent after a reload, and says so").isTrue();
      page.keyboard().press("x");
      page.waitForSelector("[data-ask]", detached().setState(WaitForSelectorState.HIDDEN));
      assertThat(page.locator(".ticket[data-cancelled]").count()).isEqualTo(3);
      try (var other = screens.context(visitor, 390, 844, ColorScheme.DARK);
          var phone = other.newPage()) {
        phone.navigate(path);
        assertThat(phone.locator(".ticket[data-cancelled]").count()).isEqualTo(3);
        assertThat(phone.isVisible("#t" + first.getFirst())).isFalse();
        phone.click("#tab-preparing");
        phone
            .locator("#t" + first.getFirst() + " button")
            .click(new Locator.ClickOptions().setTrial(true));
        assertThat(phone.isVisible("#lane-new")).isFalse();
      }
    }
  }

  /** Fifteen orders, some due before all others, and four cancels, as fast as they go. */
  private void rush(Store store, List<Long> cancelled) {
    for (int i = 0; i < 15; i++) {
      long early = 40L * (i % 3);
      transactions.write(
          () -> {
            placed.order(store, clock.instant().minus(Duration.ofMinutes(early)), NEW);
            pulse.beat(store, EnumSet.of(Pulse.Part.ORDERS));
          });
      if (i % 4 == 1) orders.move(store, cancelled.get(i / 4), CANCELLED, World.actor("Counter"));
    }
  }
}
