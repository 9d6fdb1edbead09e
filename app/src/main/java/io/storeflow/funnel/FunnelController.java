package io.storeflow.funnel;

import io.storeflow.desk.Needs;
import io.storeflow.platform.frame.Tab;
import io.storeflow.platform.input.WholeNumber;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How many visits of the last days became orders, and where the others ended. */
@Controller
class FunnelController {
  private static final List<Integer> DAYS = List.of(7, 30, 90);
  private static final int USUAL = 30;

  private final FunnelRows rows;
  private final Clock clock;
  private final MessageSource messages;

  FunnelController(FunnelRows rows, Clock clock, MessageSource messages) {
    this.rows = rows;
    this.clock = clock;
    this.messages = messages;
  }

  /**
   * @param days up to and with today, by the calendar of the store
   */
  @GetMapping("/s/{store}/funnel")
  @Needs(Permission.SEE_ORDERS)
  String show(
      Store store,
      @RequestParam(required = false) @Nullable String days,
      Locale locale,
      Model model) {
    int wanted = WholeNumber.read(days, 1, 999).value().filter(DAYS::contains).orElse(USUAL);
    var today = clock.instant().atZone(store.timeZone()).toLocalDate();
    var first = today.minusDays(wanted - 1L);
    var since = rows.since(store);
    // Orders of days before visits were counted would make shares of nothing.
    var begun = since != null && since.isAfter(first) ? since : null;
    var funnel = Funnel.of(rows.sums(store, begun == null ? first : begun));
    model.addAttribute("funnel", funnel);
    model.addAttribute("empty", since == null || funnel.isEmpty());
    model.addAttribute("since", begun);
    model.addAttribute("tabs", DAYS.stream().map(it -> tab(store, it, wanted, locale)).toList());
    return "cart/funnel";
  }

  private Tab tab(Store store, int days, int wanted, Locale locale) {
    var text = messages.getMessage("funnel.days", new Object[] {days}, locale);
    return new Tab(text, store.page("/funnel?days=" + days), null, days == wanted);
  }
}
