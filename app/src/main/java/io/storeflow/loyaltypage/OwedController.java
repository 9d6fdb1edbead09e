package io.storeflow.loyaltypage;

import io.storeflow.desk.Needs;
import io.storeflow.loyalty.OwedPoints;
import io.storeflow.loyalty.Program;
import io.storeflow.loyalty.Programs;
import io.storeflow.platform.csv.CsvDownload;
import io.storeflow.platform.locale.Written;
import io.storeflow.platform.money.Money;
import io.storeflow.platform.paging.Page;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What the merchant owes in points, and when they will be gone; as a file too. */
@Controller
@Needs(Permission.SEE_LOYALTY)
class OwedController {
  private static final List<String> TITLES = List.of("month", "points", "worth", "currency");

  /**
   * A month as the page shows it; public, as templates read it.
   *
   * @param month as people write it; null for points that are kept
   * @param worth null where the store says none
   */
  public record Shown(@Nullable String month, OwedPoints.Month owed, @Nullable Money worth) {}

  private final Programs programs;
  private final OwedPoints owed;
  private final ProgramPage page;
  private final MessageSource messages;

  OwedController(Programs programs, OwedPoints owed, ProgramPage page, MessageSource messages) {
    this.programs = programs;
    this.owed = owed;
    this.page = page;
    this.messages = messages;
  }

  @GetMapping("/s/{store}/loyalty/owed")
  String show(Store store, StoreAccess access, Locale locale, Model model) {
    var program = programs.read(store);
    var months = owed.of(store.merchant(), program.months());
    long all = months.stream().mapToLong(OwedPoints.Month::points).sum();
    page.frame(store, access, "/owed", locale, model);
    model.addAttribute(
        "rows", months.stream().map(it -> shown(store, program, it, locale)).toList());
    model.addAttribute("points", all);
    model.addAttribute("worth", worth(store, program, all));
    model.addAttribute("name", program.name());
    model.addAttribute("file", store.page("/loyalty/owed.csv"));
    return "loyalty/owed";
  }

  @GetMapping("/s/{store}/loyalty/owed.csv")
  void file(Store store, HttpServletResponse response, Locale locale) throws IOException {
    var program = programs.read(store);
    var months = owed.of(store.merchant(), program.months());
    CsvDownload.send(
        response,
        store.slug() + "-points-owed.csv",
        TITLES.stream()
            .map(it -> messages.getMessage("loyalty.owed.column." + it, null, locale))
            .toList(),
        cursor -> new Page<>(months, null, null),
        it -> cells(store, program, it));
  }

  private static List<? extends @Nullable Object> cells(
      Store store, Program program, OwedPoints.Month it) {
    var worth = worth(store, program, it.points());
    return Arrays.asList(
        it.month() == null ? "" : it.month().toString(),
        it.points(),
        worth == null ? "" : worth.plain(),
        store.currency().getCurrencyCode());
  }

  private static Shown shown(Store store, Program program, OwedPoints.Month it, Locale locale) {
    var month = it.month();
    return new Shown(
        month == null ? null : Written.month(month, locale),
        it,
        worth(store, program, it.points()));
  }

  private static @Nullable Money worth(Store store, Program program, long points) {
    var terms = program.terms();
    return terms == null ? null : store.money(terms.minor(points));
  }
}
