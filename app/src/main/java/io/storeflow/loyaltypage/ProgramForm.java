package io.storeflow.loyaltypage;

import io.storeflow.loyalty.Program;
import io.storeflow.platform.form.Overtaken;
import io.storeflow.platform.form.Parts;
import io.storeflow.store.Store;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * A program as it was typed; {@link ProgramCheck} reads it.
 *
 * @param spend amount of goods for one point
 * @param worthPoints so many are worth that amount
 * @param least points of one redemption
 * @param months after which points are gone; empty for never
 * @param version as it was when it was shown
 */
record ProgramForm(
    @Nullable String active,
    @Nullable String name,
    @Nullable String spend,
    @Nullable String worthPoints,
    @Nullable String worth,
    @Nullable String least,
    @Nullable String welcome,
    @Nullable String birthday,
    @Nullable String months,
    @Nullable List<TierForm> tiers,
    @Nullable List<ExtraForm> extras,
    @Nullable String version,
    @Nullable List<RewardForm> rewards) {
  static final int MOST_TIERS = 10;
  static final int MOST_EXTRAS = 50;
  static final int MOST_REWARDS = 20;

  /** Empty rows after those that are filled in. */
  private static final int ROOM = 2;

  static ProgramForm of(Store store, Program program, ExtraGoods.Known goods) {
    var terms = program.terms();
    return Overtaken.seen(
        new ProgramForm(
                Boolean.toString(program.active()),
                program.name(),
                terms == null ? "" : amount(store, terms.spend()),
                terms == null ? "" : Integer.toString(terms.worthPoints()),
                terms == null ? "" : amount(store, terms.worth()),
                number(program.least()),
                number(program.welcome()),
                number(program.birthday()),
                number(program.months()),
                program.tiers().stream().map(ProgramForm::tier).toList(),
                program.extras().stream().map(it -> extra(it, goods)).toList(),
                null,
                program.rewards().stream().map(ProgramForm::reward).toList())
            .withRoom(),
        program.version());
  }

  /** With rows for more. */
  ProgramForm withRoom() {
    return Parts.with(
        this,
        Map.of(
            "tiers", rows(tiers, MOST_TIERS, TierForm.BLANK, TierForm::isBlank),
            "extras", rows(extras, MOST_EXTRAS, ExtraForm.BLANK, ExtraForm::isBlank),
            "rewards", rows(rewards, MOST_REWARDS, RewardForm.BLANK, RewardForm::isBlank)));
  }

  /** The version that was shown; none of any program if that was lost. */
  int versionSeen() {
    return Overtaken.row(version);
  }

  private static <T> List<T> rows(
      @Nullable List<T> typed, int most, T blank, Predicate<T> isBlank) {
    var rows = new ArrayList<T>();
    if (typed != null)
      typed.stream()
          .limit(most)
          .map(it -> Objects.requireNonNullElse(it, blank))
          .forEach(rows::add);
    int filled = rows.size();
    while (filled > 0 && isBlank.test(rows.get(filled - 1))) filled--;
    while (rows.size() < Math.min(most, filled + ROOM)) rows.add(blank);
    return rows;
  }

  private static TierForm tier(Program.Tier tier) {
    var times = BigDecimal.valueOf(tier.times(), 2).stripTrailingZeros();
    return new TierForm(tier.name(), Integer.toString(tier.from()), times.toPlainString());
  }

  private static ExtraForm extra(Program.Extra extra, ExtraGoods.Known goods) {
    return new ExtraForm(
        goods.slug(extra.product()),
        Objects.requireNonNullElse(goods.tree().publicId(extra.category()), ""),
        Integer.toString(extra.points()));
  }

  private static RewardForm reward(Program.Reward reward) {
    return new RewardForm(
        reward.named(),
        Integer.toString(reward.points()),
        Integer.toString(reward.most()),
        Boolean.toString(reward.active()));
  }

  private static String amount(Store store, long minor) {
    return store.money(minor).typed(LocaleContextHolder.getLocale());
  }

  private static String number(int number) {
    return number == 0 ? "" : Integer.toString(number);
  }
}
