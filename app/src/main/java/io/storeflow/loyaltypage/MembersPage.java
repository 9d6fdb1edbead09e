package io.storeflow.loyaltypage;

import io.storeflow.loyalty.MemberQueries;
import io.storeflow.loyalty.MemberQueries.Filter;
import io.storeflow.loyalty.MemberQueries.Row;
import io.storeflow.loyalty.OrderPoints;
import io.storeflow.loyalty.Program;
import io.storeflow.loyalty.Program.Tier;
import io.storeflow.loyalty.Programs;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.locale.Written;
import io.storeflow.platform.money.Money;
import io.storeflow.platform.paging.Page;
import io.storeflow.store.Merchant;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.util.UriComponentsBuilder;

/** What the pages of members show. */
@Component
class MembersPage {
  private static final int SIZE = 50;

  /** One that has all days. */
  private static final int LEAP_YEAR = 2024;

  private final MemberQueries queries;
  private final Programs programs;
  private final OrderPoints points;
  private final ProgramPage page;

  MembersPage(MemberQueries queries, Programs programs, OrderPoints points, ProgramPage page) {
    this.queries = queries;
    this.programs = programs;
    this.points = points;
    this.page = page;
  }

  /**
   * A member as the list shows it; public, as templates read it.
   *
   * @param tier null below the first
   */
  public record Shown(Row member, @Nullable Tier tier) {}

  /**
   * @param tier points from which it is reached; what is no tier is none
   */
  String list(
      Store store,
      StoreAccess access,
      String search,
      String tier,
      @Nullable String cursor,
      Locale locale,
      Model model) {
    var program = programs.read(store);
    var only = tier(program, tier);
    var filter = filter(program, only, search);
    var found = found(store.merchant(), filter, cursor);
    page.frame(store, access, "/members", locale, model);
    model.addAttribute("q", search);
    model.addAttribute("tier", only == null ? "" : Integer.toString(only.from()));
    model.addAttribute(
        "tiers",
        program.tiers().stream()
            .map(it -> Choice.of(Integer.toString(it.from()), it.name()))
            .toList());
    model.addAttribute(
        "found",
        found.rows().stream().map(it -> new Shown(it, program.tier(it.earnedInYear()))).toList());
    model.addAttribute("points", program.name());
    model.addAttribute("newer", href(store, search, only, found.newer()));
    model.addAttribute("older", href(store, search, only, found.older()));
    return "loyalty/members";
  }

  String one(Store store, StoreAccess access, String id, Locale locale, Model model) {
    var member = queries.get(store.merchant(), id);
    var program = programs.read(store);
    page.frame(store, access, "/members", locale, model);
    model.addAttribute("memberId", id);
    model.addAttribute("member", member);
    model.addAttribute("program", program);
    model.addAttribute("pending", points.pending(store, member.customer()));
    model.addAttribute("birthday", birthday(member.birthday(), locale));
    model.addAttribute("storeId", store.id());
    model.addAttribute("worth", member.balance() < 0 ? null : worth(store, program, member.open()));
    model.addAttribute("tier", program.tier(member.earnedInYear()));
    model.addAttribute("next", program.next(member.earnedInYear()));
    model.addAttribute("orders", store.page("/orders"));
    model.addAttribute("maySeeOrders", access.may(Permission.SEE_ORDERS));
    return "loyalty/member";
  }

  /** A cursor of another list is none. */
  private Page<Row> found(Merchant merchant, Filter filter, @Nullable String cursor) {
    try {
      return queries.page(merchant, filter, SIZE, cursor);
    } catch (Problem ofAnotherList) {
      return queries.page(merchant, filter, SIZE, null);
    }
  }

  private static @Nullable Money worth(Store store, Program program, long points) {
    var terms = program.terms();
    return terms == null ? null : store.money(terms.minor(points));
  }

  private static @Nullable String birthday(@Nullable MonthDay day, Locale locale) {
    return day == null
        ? null
        : Written.day(day.atYear(LEAP_YEAR).atStartOfDay(ZoneOffset.UTC), locale);
  }

  private static @Nullable Tier tier(Program program, String from) {
    return program.tiers().stream()
        .filter(it -> Integer.toString(it.from()).equals(from))
        .findFirst()
        .orElse(null);
  }

  private static Filter filter(Program program, @Nullable Tier tier, String search) {
    if (tier == null) return new Filter(search, 0, 0);
    var next = program.next(tier.from());
    return new Filter(search, tier.from(), next == null ? 0 : next.from());
  }

  private static @Nullable String href(
      Store store, String search, @Nullable Tier tier, @Nullable String cursor) {
    if (cursor == null) return null;
    return UriComponentsBuilder.fromPath(store.page("/loyalty/members"))
        .queryParam("q", "{q}")
        .queryParam("tier", "{tier}")
        .queryParam("cursor", "{cursor}")
        .encode()
        .build(search, tier == null ? "" : tier.from(), cursor)
        .toString();
  }
}
