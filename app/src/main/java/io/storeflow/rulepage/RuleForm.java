package io.storeflow.rulepage;

import io.storeflow.customergroup.CustomerGroup;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.form.Overtaken;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.several.Listed;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.Effect.BuyGet;
import io.storeflow.pricerule.EffectKind;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.store.Store;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * A rule as it was typed, in the order of its page; {@link RuleCheck} reads it.
 *
 * @param effect code of its kind; percent, amount, buyUnits, freeUnits and tiers belong to some
 * @param tiers such as "3: 10; 5: 15", units and what tierKind says
 * @param scope "all", or "some" of what the next five name
 * @param products slugs, parted by commas, as the SKUs, names and tags
 * @param category public ids, parted by commas
 * @param units of it that must be in the cart; value: what the goods of the cart must cost
 * @param most units of an order that get cheaper
 * @param apart name of the group of which the first one counts
 * @param version of the rule that was shown; none for a new one
 * @param access "everyone", or "code" for who gives one
 * @param codes parted by commas
 * @param channel code of one; empty for all
 * @param tierKind code of what each tier does to a unit
 * @param buyers "all", or "some" whom the next two name
 * @param emails parted by commas; group: public ids, parted by commas
 * @param tier name of the one that has to be reached; empty for none
 * @param share of 100 visitors; empty for all
 * @param mostUses limits, as {@link io.storeflow.pricerule.RuleLimits} has them, as the next four
 */
record RuleForm(
    @Nullable String name,
    @Nullable String effect,
    @Nullable String percent,
    @Nullable String amount,
    @Nullable String buyUnits,
    @Nullable String freeUnits,
    @Nullable String tierKind,
    @Nullable String tiers,
    @Nullable String most,
    @Nullable String active,
    @Nullable String scope,
    @Nullable String products,
    @Nullable String skus,
    @Nullable String brands,
    @Nullable String tags,
    @Nullable String category,
    @Nullable String monday,
    @Nullable String tuesday,
    @Nullable String wednesday,
    @Nullable String thursday,
    @Nullable String friday,
    @Nullable String saturday,
    @Nullable String sunday,
    @Nullable String timeFrom,
    @Nullable String timeTo,
    @Nullable String since,
    @Nullable String until,
    @Nullable String units,
    @Nullable String value,
    @Nullable String apart,
    @Nullable String buyers,
    @Nullable String emails,
    @Nullable String group,
    @Nullable String tier,
    @Nullable String firstOrder,
    @Nullable String share,
    @Nullable String access,
    @Nullable String channel,
    @Nullable String codes,
    @Nullable String mostOfCode,
    @Nullable String mostUses,
    @Nullable String mostOfCustomer,
    @Nullable String mostADay,
    @Nullable String budget,
    @Nullable String version) {
  static final String BY_CODE = "code";
  static final String SOME = "some";

  /** Ticks come in the order of the page, which says nothing. */
  RuleForm {
    category = ordered(category);
    group = ordered(group);
  }

  static RuleForm fresh() {
    return new RuleForm(
        "",
        "percent",
        "",
        "",
        "",
        "",
        "percent",
        "",
        "",
        "true",
        "all",
        "",
        "",
        "",
        "",
        "",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "all",
        "",
        "",
        "",
        null,
        "",
        "everyone",
        "",
        "",
        "1",
        "",
        "",
        "",
        "",
        null);
  }

  static RuleForm of(Store store, PriceRule rule, GoodsNames.Known names) {
    var target = rule.target();
    var when = rule.when();
    var hours = when.hours();
    var free = rule.effect() instanceof BuyGet it ? it : null;
    return Overtaken.seen(
        new RuleForm(
            rule.name(),
            EffectKind.of(rule.effect()).code(),
            percent(rule.effect()),
            amount(store, rule.effect()),
            free == null ? "" : Integer.toString(free.buy()),
            free == null ? "" : Integer.toString(free.get()),
            tierKind(rule.effect()),
            tiers(store, rule.effect()),
            number(rule.most()),
            Boolean.toString(rule.active()),
            target.everything() ? "all" : "some",
            named(target.products(), names.slugs()),
            named(target.variants(), names.skus()),
            named(target.brands(), names.brands()),
            Listed.written(target.tags().stream().sorted().toList()),
            target.categories().stream()
                .map(names.tree()::publicId)
                .sorted()
                .collect(Collectors.joining(",")),
            on(when.days(), DayOfWeek.MONDAY),
            on(when.days(), DayOfWeek.TUESDAY),
            on(when.days(), DayOfWeek.WEDNESDAY),
            on(when.days(), DayOfWeek.THURSDAY),
            on(when.days(), DayOfWeek.FRIDAY),
            on(when.days(), DayOfWeek.SATURDAY),
            on(when.days(), DayOfWeek.SUNDAY),
            time(hours == null ? null : hours.from()),
            time(hours == null ? null : hours.to()),
            day(when.since()),
            day(when.until()),
            number(when.units()),
            when.value() == 0 ? "" : store.money(when.value()).typed(locale()),
            rule.group(),
            when.who().anybody() ? "all" : "some",
            Listed.written(when.who().emails().stream().sorted().toList()),
            when.who().groups().stream()
                .flatMap(it -> names.group(it).stream())
                .map(CustomerGroup::publicId)
                .sorted()
                .collect(Collectors.joining(",")),
            when.who().tier(),
            Boolean.toString(when.firstOrder()),
            number(when.share().percent()),
            when.code().needed() ? BY_CODE : "everyone",
            when.channel() == null ? "" : when.channel().code(),
            Listed.written(when.code().codes().stream().sorted().toList()),
            number(rule.limits().ofCode()),
            number(rule.limits().uses()),
            number(rule.limits().ofCustomer()),
            number(rule.limits().aDay()),
            rule.limits().budget() == 0 ? "" : store.money(rule.limits().budget()).typed(locale()),
            null),
        rule.version());
  }

  /** Whether a category of that public id is ticked. */
  public boolean isIn(String id) {
    return categories().contains(id);
  }

  /** Whether a group of that public id is ticked. */
  public boolean isFor(String id) {
    return groups().contains(id);
  }

  List<String> groups() {
    return Stream.of(Typed.line(group).split(",")).filter(id -> !id.isBlank()).toList();
  }

  List<String> categories() {
    return Stream.of(Typed.line(category).split(",")).filter(id -> !id.isBlank()).toList();
  }

  Set<DayOfWeek> days() {
    var days = EnumSet.noneOf(DayOfWeek.class);
    if (FormText.on(monday)) days.add(DayOfWeek.MONDAY);
    if (FormText.on(tuesday)) days.add(DayOfWeek.TUESDAY);
    if (FormText.on(wednesday)) days.add(DayOfWeek.WEDNESDAY);
    if (FormText.on(thursday)) days.add(DayOfWeek.THURSDAY);
    if (FormText.on(friday)) days.add(DayOfWeek.FRIDAY);
    if (FormText.on(saturday)) days.add(DayOfWeek.SATURDAY);
    if (FormText.on(sunday)) days.add(DayOfWeek.SUNDAY);
    return days;
  }

  /** The version that was shown; none of any rule if that was lost. */
  int versionSeen() {
    return Overtaken.row(version);
  }

  private static @Nullable String ordered(@Nullable String ids) {
    return ids == null ? null : Stream.of(ids.split(",")).sorted().collect(Collectors.joining(","));
  }

  private static String percent(Effect effect) {
    return switch (effect) {
      case Effect.Percent(int part) -> percent(part);
      case BuyGet it -> percent(it.basisPoints());
      default -> "";
    };
  }

  private static String percent(int basisPoints) {
    return BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString();
  }

  private static String amount(Store store, Effect effect) {
    return switch (effect) {
      case Effect.AmountEach(long minor) -> store.money(minor).typed(locale());
      case Effect.AmountOnce(long minor) -> store.money(minor).typed(locale());
      case Effect.FixedPrice(long minor) -> store.money(minor).typed(locale());
      default -> "";
    };
  }

  private static String tiers(Store store, Effect effect) {
    if (!(effect instanceof Effect.Tiers tiers)) return "";
    return tiers.steps().stream()
        .map(it -> it.from() + ": " + percent(it.each()) + amount(store, it.each()))
        .collect(Collectors.joining("; "));
  }

  private static String tierKind(Effect effect) {
    return effect instanceof Effect.Tiers tiers
        ? EffectKind.of(tiers.steps().getFirst().each()).code()
        : EffectKind.PERCENT.code();
  }

  private static String named(Collection<Long> ids, Map<Long, String> names) {
    var all = new TreeSet<String>();
    for (var id : ids) if (names.containsKey(id)) all.add(names.get(id));
    return String.join(", ", all);
  }

  private static String number(int number) {
    return number == 0 ? "" : Integer.toString(number);
  }

  private static @Nullable String on(Set<DayOfWeek> days, DayOfWeek day) {
    return days.contains(day) ? "true" : null;
  }

  private static String time(@Nullable LocalTime time) {
    return time == null ? "" : time.toString();
  }

  private static String day(@Nullable LocalDate day) {
    return day == null ? "" : day.toString();
  }

  private static Locale locale() {
    return LocaleContextHolder.getLocale();
  }
}
