package io.storeflow.rulepage;

import io.storeflow.customergroup.CustomerGroup;
import io.storeflow.label.Tags;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.input.Amount;
import io.storeflow.platform.input.Day;
import io.storeflow.platform.input.Email;
import io.storeflow.platform.input.Read;
import io.storeflow.platform.input.TimeOfDay;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.WholeNumber;
import io.storeflow.platform.input.several.Listed;
import io.storeflow.platform.money.Money;
import io.storeflow.pricerule.ByCode;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.Effect.Each;
import io.storeflow.pricerule.EffectKind;
import io.storeflow.pricerule.Hours;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.RuleDraft;
import io.storeflow.pricerule.RuleLimits;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.pricerule.When.Who;
import io.storeflow.pricetest.Share;
import io.storeflow.product.ProductTraits;
import io.storeflow.store.Store;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.validation.Errors;

/** Reads the form of a rule, and says what is wrong with it. */
final class RuleCheck {
  private static final int MOST_UNITS = 999;
  private static final int MOST_USES = 1_000_000;
  private static final Set<EffectKind> TIERED =
      EnumSet.of(EffectKind.PERCENT, EffectKind.AMOUNT_EACH, EffectKind.FIXED);
  private static final int MOST_GOODS = 50;
  private static final int MOST_TIERS = 10;
  private static final int NAME = 120;
  private static final int GROUP = 40;
  private static final int TIER_NAME = 60;
  private static final Effect NONE = new Effect.Percent(1);
  private static final Pattern BETWEEN = Pattern.compile("[;\\n]|,(?=\\s*\\d+\\s*[:=])");
  private static final Pattern TIER = Pattern.compile("\\s*(\\d{1,3})\\s*[:=]\\s*(\\S.*)");

  private final Store store;
  private final GoodsNames names;
  private final RuleForm form;
  private final Errors errors;
  private final FormText check;

  RuleCheck(Store store, GoodsNames names, RuleForm form, Errors errors) {
    this.store = store;
    this.names = names;
    this.form = form;
    this.errors = errors;
    this.check = new FormText(errors);
  }

  /** What the form says; of use only if nothing was noted. */
  RuleDraft draft() {
    return new RuleDraft(
        check.required("name", form.name(), NAME),
        effect(),
        target(),
        when(),
        check.optional("apart", form.apart(), GROUP),
        check.optional("most", WholeNumber.read(form.most(), 1, MOST_UNITS), 0),
        FormText.on(form.active()),
        limits());
  }

  private Effect effect() {
    var kind = Coded.find(EffectKind.class, form.effect()).orElse(null);
    if (kind == null) {
      errors.rejectValue("effect", "rule.effect.unknown");
      return NONE;
    }
    return switch (kind) {
      case PERCENT -> new Effect.Percent(percent(true));
      case AMOUNT_EACH -> new Effect.AmountEach(amount(1));
      case AMOUNT_ONCE -> new Effect.AmountOnce(amount(1));
      case FIXED -> new Effect.FixedPrice(amount(0));
      case BUY_GET ->
          new Effect.BuyGet(
              check.number("buyUnits", form.buyUnits(), 1, MOST_UNITS),
              check.number("freeUnits", form.freeUnits(), 1, MOST_UNITS),
              percent(false));
      case TIERS -> tiers();
    };
  }

  private int percent(boolean needed) {
    var read = WholeNumber.hundredthsOfPercent(form.percent(), 100);
    return needed
        ? check.required("percent", read, Effect.WHOLE, "rule.percent.missing")
        : check.optional("percent", read, Effect.WHOLE);
  }

  private long amount(long least) {
    long minor = check.required("amount", money(form.amount()), store.money(least)).minor();
    if (minor >= least) return minor;
    errors.rejectValue("amount", "rule.amount.none");
    return least;
  }

  private Read<Money> money(@Nullable String typed) {
    return Amount.read(typed, store.currency(), LocaleContextHolder.getLocale(), store.texts());
  }

  private RuleLimits limits() {
    return new RuleLimits(
        limit("mostUses", form.mostUses()),
        limit("mostOfCustomer", form.mostOfCustomer()),
        limit("mostADay", form.mostADay()),
        limit("mostOfCode", form.mostOfCode()),
        budget());
  }

  /** None where nothing is typed: nought is no limit that anybody means. */
  private long budget() {
    var read = money(form.budget());
    long minor = check.optional("budget", read, store.money(0)).minor();
    if (minor == 0 && read.value().isPresent())
      errors.rejectValue(
          "budget",
          "rule.budget.none",
          new Object[] {store.money(1).typed(LocaleContextHolder.getLocale())},
          "no budget");
    return minor;
  }

  private int limit(String field, @Nullable String typed) {
    return check.optional(field, WholeNumber.read(typed, 1, MOST_USES), 0);
  }

  /** What is done to each unit; null for what cannot be read. */
  private @Nullable Each each(EffectKind kind, String typed) {
    if (kind == EffectKind.PERCENT) {
      int percent = WholeNumber.hundredthsOfPercent(typed, 100).orElse(0);
      return percent == 0 ? null : kind.each(percent);
    }
    var amount = money(typed).value().orElse(null);
    if (amount == null) return null;
    boolean none = kind == EffectKind.AMOUNT_EACH && amount.isZero();
    return none ? null : kind.each(amount.minor());
  }

  private Effect tiers() {
    var kind = Coded.find(EffectKind.class, form.tierKind()).orElse(EffectKind.PERCENT);
    if (!TIERED.contains(kind)) {
      errors.rejectValue("tierKind", "rule.effect.unknown");
      return NONE;
    }
    var steps = new ArrayList<Effect.Tier>();
    var units = new HashSet<Integer>();
    for (var each : BETWEEN.split(Typed.digits(form.tiers()))) {
      var tier = TIER.matcher(each);
      var does = tier.matches() ? each(kind, tier.group(2).strip()) : null;
      int from = does == null ? 0 : Integer.parseInt(tier.group(1));
      if (does == null || from == 0 || !units.add(from) || steps.size() == MOST_TIERS) {
        errors.rejectValue("tiers", "rule.tiers.wrong", new Object[] {MOST_TIERS}, "no tiers");
        return NONE;
      }
      steps.add(new Effect.Tier(from, does));
    }
    return new Effect.Tiers(steps);
  }

  private Target target() {
    if ("all".equals(form.scope())) return Target.EVERYTHING;
    if (!"some".equals(form.scope())) errors.rejectValue("scope", "rule.scope.unknown");
    var slugs = listed("products", form.products(), 200);
    var skus = listed("skus", form.skus(), 100);
    var brands = listed("brands", form.brands(), ProductTraits.LONGEST_BRAND);
    var tags = listed("tags", form.tags(), ProductTraits.LONGEST_TAG);
    var products = names.products(store, slugs);
    var variants = names.variants(store, skus);
    var known = names.brands(store, brands);
    unknown("products", slugs, products.keySet());
    unknown("skus", skus, variants.keySet());
    unknown("brands", brands, known.keySet());
    var category = categories();
    if (slugs.isEmpty()
        && skus.isEmpty()
        && brands.isEmpty()
        && tags.isEmpty()
        && category.isEmpty()
        && !errors.hasFieldErrors("category")) errors.rejectValue("scope", "rule.scope.none");
    return new Target(
        false,
        variants.values().stream().flatMap(List::stream).collect(Collectors.toSet()),
        Set.copyOf(products.values()),
        category,
        Set.copyOf(known.values()),
        tags.stream().map(Tags::folded).collect(Collectors.toSet()));
  }

  private List<String> listed(String field, @Nullable String typed, int longest) {
    return check.optional(field, Listed.read(typed, MOST_GOODS, longest), List.of());
  }

  private void unknown(String field, List<String> typed, Collection<String> known) {
    typed.stream()
        .filter(it -> known.stream().noneMatch(it::equalsIgnoreCase))
        .findFirst()
        .ifPresent(
            it -> {
              var shown = new Object[] {Typed.cut(it, 40)};
              errors.rejectValue(field, "rule.goods.unknown", shown, "unknown");
            });
  }

  private Set<Long> categories() {
    var ids = form.categories();
    if (ids.isEmpty()) return Set.of();
    var tree = names.tree(store);
    var found = new HashSet<Long>();
    for (var id : ids) tree.byPublicId(id).ifPresent(it -> found.add(it.row().id()));
    if (found.size() < ids.size()) errors.rejectValue("category", "catalog.error.category");
    return found;
  }

  private ByCode byCode() {
    if (!RuleForm.BY_CODE.equals(form.access())) {
      boolean unknown = form.access() != null && !"everyone".equals(form.access());
      if (unknown) errors.rejectValue("access", "rule.access.unknown");
      return ByCode.NONE;
    }
    var typed = listed("codes", form.codes(), ByCode.LONGEST);
    var codes = typed.stream().map(PriceRule::code).collect(Collectors.toSet());
    codes.stream()
        .filter(it -> !ByCode.isGood(it))
        .findFirst()
        .ifPresent(
            it -> {
              var shown = new Object[] {Typed.cut(it, 40)};
              errors.rejectValue("codes", "rule.codes.wrong", shown, "no code");
            });
    return ByCode.of(codes);
  }

  private When.@Nullable Channel channel() {
    if (Typed.line(form.channel()).isEmpty()) return null;
    var channel = Coded.find(When.Channel.class, form.channel()).orElse(null);
    if (channel == null) errors.rejectValue("channel", "rule.channel.unknown");
    return channel;
  }

  private When when() {
    var since = day("since", form.since());
    var until = day("until", form.until());
    boolean back = since != null && until != null && until.isBefore(since);
    if (back) errors.rejectValue("until", "rule.until.before");
    return new When(
        form.days(),
        hours(),
        since,
        back ? null : until,
        check.optional("units", WholeNumber.read(form.units(), 1, MOST_UNITS), 0),
        check.optional("value", money(form.value()), store.money(0)).minor(),
        byCode(),
        channel(),
        FormText.on(form.firstOrder()),
        who(),
        Share.of(
            check.optional("share", WholeNumber.read(form.share(), Share.LEAST, Share.MOST), 0)));
  }

  private Who who() {
    var tier = check.optional("tier", form.tier(), TIER_NAME);
    if (!RuleForm.SOME.equals(form.buyers())) {
      boolean unknown = form.buyers() != null && !"all".equals(form.buyers());
      if (unknown) errors.rejectValue("buyers", "rule.buyers.unknown");
      return new Who(true, Set.of(), Set.of(), tier);
    }
    var emails = listed("emails", form.emails(), Email.LONGEST);
    var wrong = emails.stream().filter(it -> !Email.isOne(it)).findFirst().orElse(null);
    if (wrong != null)
      errors.rejectValue("emails", "buyers.wrong", new Object[] {Typed.cut(wrong, 60)}, "wrong");
    var groups = groups();
    if (emails.isEmpty() && groups.isEmpty() && !errors.hasFieldErrors("group"))
      errors.rejectValue("buyers", "rule.buyers.none");
    return new Who(
        false, emails.stream().map(Email::kept).collect(Collectors.toSet()), groups, tier);
  }

  private Set<Long> groups() {
    var ids = form.groups();
    if (ids.isEmpty()) return Set.of();
    var found =
        names.groups(store).stream()
            .filter(it -> ids.contains(it.publicId()))
            .map(CustomerGroup::id)
            .collect(Collectors.toSet());
    if (found.size() < ids.size()) errors.rejectValue("group", "rule.group.unknown");
    return found;
  }

  private @Nullable LocalDate day(String field, @Nullable String typed) {
    var read = Day.read(typed);
    var day = check.optional(field, read, LocalDate.EPOCH);
    return read.value().isPresent() ? day : null;
  }

  /** Both or none; "24:00" is the end of the day. */
  private @Nullable Hours hours() {
    var from = TimeOfDay.read(form.timeFrom());
    var to = TimeOfDay.read(form.timeTo());
    int first = check.optional("timeFrom", from, 0);
    int last = check.optional("timeTo", to, 0);
    if (from.isMissing() && to.isMissing()) return null;
    if (errors.hasFieldErrors("timeFrom") || errors.hasFieldErrors("timeTo")) return null;
    if (from.isMissing()) errors.rejectValue("timeFrom", "rule.time.half");
    else if (to.isMissing()) errors.rejectValue("timeTo", "rule.time.half");
    else if (time(first).equals(time(last))) errors.rejectValue("timeTo", "rule.time.none");
    else return new Hours(time(first), time(last));
    return null;
  }

  private static LocalTime time(int minutes) {
    return LocalTime.ofSecondOfDay(minutes * 60L % (24 * 3600));
  }
}
