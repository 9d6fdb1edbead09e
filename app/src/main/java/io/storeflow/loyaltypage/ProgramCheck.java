package io.storeflow.loyaltypage;

import io.storeflow.category.CategoryTree;
import io.storeflow.loyalty.Program;
import io.storeflow.loyalty.Program.Extra;
import io.storeflow.loyalty.Program.Reward;
import io.storeflow.loyalty.Program.Terms;
import io.storeflow.loyalty.Program.Tier;
import io.storeflow.loyaltypage.RewardGoods.Found;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.input.Amount;
import io.storeflow.platform.input.Read;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.WholeNumber;
import io.storeflow.platform.money.Money;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.validation.Errors;

/** Reads the form of a program, and says what is wrong with it. */
final class ProgramCheck {
  static final int NAME = 60;
  private static final int SLUG = 200;
  private static final int MOST_POINTS = 1_000_000;
  private static final int MOST_BONUS = 100_000;
  private static final int MOST_MONTHS = 120;

  /** Of one variant in one order. */
  private static final int MOST_UNITS = 99;

  private static final int MOST_TIMES = 100;

  /** Millionths in a hundredth, in which factors are kept. */
  private static final int HUNDREDTH = 10_000;

  private final Store store;
  private final ProgramForm form;
  private final Errors errors;
  private final FormText check;

  ProgramCheck(Store store, ProgramForm form, Errors errors) {
    this.store = store;
    this.form = form;
    this.errors = errors;
    this.check = new FormText(errors);
  }

  /** What the form says; of use only if nothing was noted. */
  Program draft(ExtraGoods goods, RewardGoods free) {
    return new Program(
        FormText.on(form.active()),
        check.required("name", form.name(), NAME),
        count("welcome", form.welcome(), MOST_BONUS),
        count("birthday", form.birthday(), MOST_BONUS),
        count("months", form.months(), MOST_MONTHS),
        count("least", form.least(), MOST_POINTS),
        terms(),
        tiers(form.tiers() == null ? List.of() : form.tiers()),
        extras(form.extras() == null ? List.of() : form.extras(), goods),
        form.versionSeen(),
        rewards(form.rewards() == null ? List.of() : form.rewards(), free));
  }

  private int count(String field, @Nullable String typed, int most) {
    return check.optional(field, WholeNumber.read(typed, 0, most), 0);
  }

  /** None where nothing was typed and the program is off: then there is nothing to give yet. */
  private @Nullable Terms terms() {
    var spend = money(form.spend());
    var points = WholeNumber.read(form.worthPoints(), 1, MOST_POINTS);
    var worth = money(form.worth());
    boolean none = spend.isMissing() && points.isMissing() && worth.isMissing();
    if (none && !FormText.on(form.active())) return null;
    var terms =
        new Terms(
            amount("spend", spend),
            check.required("worthPoints", points, 1),
            amount("worth", worth));
    if (!errors.hasErrors() && isTooGood(terms)) errors.rejectValue("worth", "loyalty.too-good");
    return terms;
  }

  /** Whether a point brings back all that is spent for it. */
  private static boolean isTooGood(Terms terms) {
    return terms.worth() / terms.worthPoints() >= terms.spend();
  }

  private long amount(String field, Read<Money> read) {
    var money = check.required(field, read, store.money(1));
    if (money.isZero()) errors.rejectValue(field, "loyalty.nothing");
    return Math.max(1, money.minor());
  }

  private Read<Money> money(@Nullable String typed) {
    return Amount.read(typed, store.currency(), LocaleContextHolder.getLocale(), store.texts());
  }

  private List<Tier> tiers(List<TierForm> typed) {
    var tiers = new ArrayList<Tier>();
    var seen = new HashSet<Integer>();
    for (int i = 0; i < typed.size(); i++) {
      if (typed.get(i).isBlank()) continue;
      var tier = tier("tiers[" + i + "].", typed.get(i));
      if (!seen.add(tier.from()) && !errors.hasFieldErrors("tiers[" + i + "].from"))
        errors.rejectValue("tiers[" + i + "].from", "loyalty.tier.twice");
      tiers.add(tier);
    }
    if (tiers.size() > ProgramForm.MOST_TIERS) errors.rejectValue("tiers[0].name", "wrong.list");
    tiers.sort(Comparator.comparingInt(Tier::from));
    return tiers;
  }

  private Tier tier(String at, TierForm typed) {
    return new Tier(
        check.required(at + "from", WholeNumber.read(typed.from(), 1, 100 * MOST_POINTS), 1),
        check.required(at + "name", typed.name(), NAME),
        times(at + "times", typed.times()));
  }

  /** In hundredths: at least once. */
  private int times(String field, @Nullable String typed) {
    var read = WholeNumber.millionths(typed, MOST_TIMES);
    long millionths = read.orElse(0L);
    boolean fits = millionths >= 1_000_000 && millionths % HUNDREDTH == 0;
    if (!fits)
      errors.rejectValue(field, read.isMissing() ? "ui.form.missing" : "loyalty.tier.times.wrong");
    return (int) (millionths / HUNDREDTH);
  }

  private List<Extra> extras(List<ExtraForm> typed, ExtraGoods goods) {
    var slugs = typed.stream().map(it -> slug(it)).filter(it -> !it.isEmpty()).toList();
    var products = goods.products(store, slugs);
    var tree = goods.of(store, List.of()).tree();
    var extras = new ArrayList<Extra>();
    for (int i = 0; i < typed.size(); i++)
      if (!typed.get(i).isBlank())
        extras.add(extra("extras[" + i + "].", typed.get(i), products, tree));
    if (extras.size() > ProgramForm.MOST_EXTRAS)
      errors.rejectValue("extras[0].product", "wrong.list");
    return extras;
  }

  private Extra extra(String at, ExtraForm typed, Map<String, Long> products, CategoryTree tree) {
    check.optional(at + "product", typed.product(), SLUG);
    var slug = slug(typed);
    var id = Typed.code(typed.category());
    if (slug.isEmpty() == id.isEmpty() && !errors.hasFieldErrors(at + "product"))
      errors.rejectValue(at + "product", "loyalty.extra.one");
    var product = products.get(slug);
    if (product == null && !slug.isEmpty() && !errors.hasFieldErrors(at + "product"))
      errors.rejectValue(
          at + "product", "loyalty.extra.unknown", new Object[] {Typed.cut(slug, 40)}, "unknown");
    var category = tree.byPublicId(id).map(it -> it.row().id()).orElse(null);
    if (category == null && !id.isEmpty())
      errors.rejectValue(at + "category", "catalog.error.category");
    int points = check.required(at + "points", WholeNumber.read(typed.points(), 1, MOST_BONUS), 1);
    return new Extra(product, product == null ? category : null, List.of(), points);
  }

  private List<Reward> rewards(List<RewardForm> typed, RewardGoods free) {
    var names =
        typed.stream().map(it -> Typed.line(it.goods())).filter(it -> !it.isEmpty()).toList();
    var found = free.of(store, names);
    var rewards = new ArrayList<Reward>();
    var seen = new HashSet<String>();
    for (int i = 0; i < typed.size(); i++) {
      if (typed.get(i).isBlank()) continue;
      var reward = reward("rewards[" + i + "].", typed.get(i), found);
      if (!reward.variantId().isEmpty() && !seen.add(reward.variantId()))
        errors.rejectValue("rewards[" + i + "].goods", "loyalty.reward.twice");
      rewards.add(reward);
    }
    if (rewards.size() > ProgramForm.MOST_REWARDS)
      errors.rejectValue("rewards[0].goods", "wrong.list");
    return rewards;
  }

  private Reward reward(String at, RewardForm typed, Map<String, List<Found>> found) {
    var name = check.required(at + "goods", typed.goods(), SLUG);
    var all = found.getOrDefault(name, List.of());
    var wrong = name.isEmpty() ? null : wrong(all);
    if (wrong != null && !errors.hasFieldErrors(at + "goods"))
      errors.rejectValue(at + "goods", wrong, new Object[] {Typed.cut(name, 40)}, wrong);
    var variant = all.isEmpty() ? new Found(0, "", false) : all.getFirst();
    return new Reward(
        variant.id(),
        variant.publicId(),
        name,
        check.required(at + "points", WholeNumber.read(typed.points(), 1, MOST_POINTS), 1),
        check.optional(at + "most", WholeNumber.read(typed.most(), 1, MOST_UNITS), 1),
        FormText.on(typed.active()));
  }

  /** Why these are not what somebody can have for points; null if they are. */
  private static @Nullable String wrong(List<Found> variants) {
    if (variants.isEmpty()) return "loyalty.extra.unknown";
    if (variants.size() > 1) return "loyalty.reward.several";
    return variants.getFirst().giftCard() ? "loyalty.reward.gift-card" : null;
  }

  private static String slug(ExtraForm typed) {
    return Objects.requireNonNullElse(Typed.code(typed.product()), "");
  }
}
