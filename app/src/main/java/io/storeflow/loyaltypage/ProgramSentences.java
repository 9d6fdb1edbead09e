package io.storeflow.loyaltypage;

import io.storeflow.category.CategoryTree.Node;
import io.storeflow.loyalty.Program;
import io.storeflow.platform.money.Money;
import io.storeflow.store.Store;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;

/** What a program means, in plain words and with a basket that people can imagine. */
final class ProgramSentences {
  private static final int BASKET = 25;

  /** Where the money has no cents, its numbers are larger. */
  private static final int BASKET_WITHOUT_CENTS = 2_500;

  private final Store store;
  private final Program program;
  private final ExtraGoods.Known goods;
  private final Map<Long, String> free;
  private final MessageSource messages;
  private final Locale locale;

  /**
   * @param free titles of what is free for points, by row ids of variants
   */
  ProgramSentences(
      Store store,
      Program program,
      ExtraGoods.Known goods,
      Map<Long, String> free,
      MessageSource messages,
      Locale locale) {
    this.store = store;
    this.program = program;
    this.goods = goods;
    this.free = free;
    this.messages = messages;
    this.locale = locale;
  }

  /** Nothing of a program that gives nothing in this store. */
  List<String> all() {
    var terms = program.terms();
    if (terms == null) return List.of();
    var all = new ArrayList<String>();
    long basket = Math.max(basket(), terms.spend());
    long earned = terms.points(basket, Program.ONCE);
    all.add(say("basket", money(basket), count(earned), program.name(), worth(earned)));
    if (program.least() > 0)
      all.add(say("least", count(program.least()), program.name(), worth(program.least())));
    for (var tier : program.tiers()) all.add(say(tier, terms.points(basket, tier.times())));
    if (program.welcome() > 0) all.add(bonus("welcome", program.welcome()));
    if (program.birthday() > 0) all.add(bonus("birthday", program.birthday()));
    var more = extras();
    if (!more.isEmpty()) all.add(say("extras", program.name(), more));
    var free = rewards();
    if (!free.isEmpty()) all.add(say("rewards", program.name(), free));
    all.add(program.months() == 0 ? say("kept") : say("gone", program.months()));
    all.add(say("rounded"));
    return all;
  }

  private String say(Program.Tier tier, long earned) {
    return say(
        "tier",
        tier.name(),
        count(tier.from()),
        program.name(),
        number(BigDecimal.valueOf(tier.times(), 2)),
        count(earned));
  }

  private String bonus(String key, int points) {
    return say(key, count(points), program.name(), worth(points));
  }

  /** Those whose goods there are still. */
  private String extras() {
    return program.extras().stream()
        .filter(it -> !named(it).isEmpty())
        .map(it -> say("extra", named(it), count(it.points())))
        .collect(Collectors.joining(", "));
  }

  private String named(Program.Extra extra) {
    return goods
        .tree()
        .byId(extra.category())
        .map(Node::words)
        .orElse(goods.title(extra.product()));
  }

  private String rewards() {
    return program.rewards().stream()
        .filter(Program.Reward::active)
        .map(it -> say("reward", named(it), count(it.points())))
        .collect(Collectors.joining(", "));
  }

  /** As staff named it where its goods are gone. */
  private String named(Program.Reward reward) {
    return free.getOrDefault(reward.variant(), reward.named());
  }

  private long basket() {
    int digits = store.currency().getDefaultFractionDigits();
    return digits == 0
        ? BASKET_WITHOUT_CENTS
        : BigDecimal.valueOf(BASKET).movePointRight(digits).longValueExact();
  }

  private String worth(long points) {
    return money(Objects.requireNonNull(program.terms()).minor(points));
  }

  private String money(long minor) {
    return new Money(minor, store.currency()).format(locale);
  }

  private String count(long number) {
    return number(BigDecimal.valueOf(number));
  }

  private String number(BigDecimal number) {
    return NumberFormat.getNumberInstance(locale).format(number);
  }

  private String say(String key, Object... with) {
    return messages.getMessage("loyalty.says." + key, with, locale);
  }
}
