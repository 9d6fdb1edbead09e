package io.storeflow.audit;

import io.storeflow.desk.Needs;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Who changed how much of what, day by day. */
@Controller
@Needs(Permission.SEE_AUDIT)
class AuditDayController {
  /** Of one page. */
  private static final int DAYS = 14;

  private final AuditDays days;
  private final AuditFilterWords words;

  AuditDayController(AuditDays days, AuditFilterWords words) {
    this.days = days;
    this.words = words;
  }

  @GetMapping("/s/{store}/audit/days")
  String list(Store store, AuditFilter filter, Locale locale, Model model) {
    var path = store.page("/audit/days");
    var today = days.today(store);
    var asked = Objects.requireNonNullElse(filter.toDay(), today);
    var to = asked.isAfter(today) ? today : asked;
    var first = to.minusDays(DAYS - 1L);
    var from = filter.fromDay();
    var since = from != null && from.isAfter(first) ? from : first;
    boolean ends = !since.equals(first);
    model.addAttribute("days", days.of(store, filter, since, to));
    model.addAttribute("log", store.page("/audit"));
    model.addAttribute("listAddress", path);
    model.addAttribute("filter", filter);
    model.addAttribute("kinds", words.kinds(locale));
    model.addAttribute("chips", words.chips(filter, path, locale));
    model.addAttribute("newerPage", to.isBefore(today) ? at(path, filter, later(to, today)) : null);
    model.addAttribute("olderPage", ends ? null : at(path, filter, first.minusDays(1)));
    return "audit/days";
  }

  private static LocalDate later(LocalDate to, LocalDate today) {
    var next = to.plusDays(DAYS);
    return next.isAfter(today) ? today : next;
  }

  private static String at(String path, AuditFilter filter, LocalDate to) {
    return new AuditFilter(filter.who(), filter.what(), null, filter.from(), to.toString())
        .on(path, null, null);
  }
}
