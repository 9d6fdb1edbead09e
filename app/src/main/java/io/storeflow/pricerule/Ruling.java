package io.storeflow.pricerule;

import io.storeflow.platform.money.Parts;
import io.storeflow.pricerule.Effect.AmountEach;
import io.storeflow.pricerule.Effect.AmountOnce;
import io.storeflow.pricerule.Effect.BuyGet;
import io.storeflow.pricerule.Effect.Each;
import io.storeflow.pricerule.Effect.FixedPrice;
import io.storeflow.pricerule.Effect.Percent;
import io.storeflow.pricerule.Effect.Tiers;
import io.storeflow.pricerule.Tried.Share;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tries rules on a cart, one after the other. Each sees what those before it have left of a line:
 * 10 % and 10 % are 19 %. Of a group the first takes a line, so that the merchant's order decides
 * and can be read off the list; it is not the best for the shopper that is looked for, as that may
 * be another one in each cart. The order of lines does not matter.
 */
public final class Ruling {
  private final List<Line> lines;
  private final long value;
  private final LocalDateTime at;
  private final Set<String> codes;
  private final RuleFacts facts;

  /** A line with what is left to pay for it, and the groups that have taken it. */
  private static final class Line {
    final RuledLine is;
    final Set<String> taken = new HashSet<>();
    long left;

    Line(RuledLine is) {
      this.is = is;
      left = is.total();
    }

    /** What is left for so many of its units. */
    long left(int units) {
      return Parts.of(left, units, is.quantity());
    }
  }

  /** Some units of a line. */
  private record Some(Line line, int units) {
    long left() {
      return line.left(units);
    }
  }

  private Ruling(List<RuledLine> lines, LocalDateTime at, Set<String> codes, RuleFacts facts) {
    this.lines =
        lines.stream().sorted(Comparator.comparing(RuledLine::key)).map(Line::new).toList();
    this.value = lines.stream().mapToLong(RuledLine::total).reduce(0, Math::addExact);
    this.at = at;
    this.codes = codes;
    this.facts = facts;
  }

  /**
   * Tries those that are switched on, and says of each what became of it.
   *
   * @param rules in the order in which they come
   * @param at in the zone of the store
   * @param codes that were given, as {@link PriceRule#code} writes them
   * @param facts what else rules ask for
   */
  public static List<Tried> of(
      List<PriceRule> rules,
      List<RuledLine> lines,
      LocalDateTime at,
      Set<String> codes,
      RuleFacts facts) {
    var ruling = new Ruling(lines, at, codes, facts);
    return rules.stream().filter(PriceRule::active).map(ruling::tried).toList();
  }

  private Tried tried(PriceRule rule) {
    var when = rule.when();
    var code = facts.code(rule, codes);
    var refused = refuses(rule, code);
    if (refused != null) return not(rule, refused);
    var goods = lines.stream().filter(it -> rule.target().holds(it.is.variant())).toList();
    if (goods.isEmpty()) return not(rule, Outcome.OTHER_GOODS);
    if (goods.stream().mapToLong(it -> it.is.quantity()).sum() < when.units())
      return not(rule, Outcome.FEW_UNITS);
    if (value < when.value()) return not(rule, Outcome.LOW_VALUE);
    var free = goods.stream().filter(it -> !it.taken.contains(rule.group())).toList();
    if (free.isEmpty()) return not(rule, Outcome.EXCLUDED);
    if (isShortOf(rule.effect(), free)) return not(rule, Outcome.FEW_UNITS);
    var shares = shares(rule, free).stream().filter(it -> it.given() > 0).toList();
    if (shares.isEmpty()) return not(rule, Outcome.NOTHING_OFF);
    var applied = new Tried(rule, Outcome.APPLIED, shares, code == null ? "" : code);
    if (applied.given() > facts.left(rule).minor()) return not(rule, Outcome.BUDGET_SPENT);
    // The last to be asked: those for whom it would hold can be compared with those for whom it
    // does.
    if (!facts.draw().isIn(rule.publicId(), when.share())) return not(rule, Outcome.OTHER_SHARE);
    take(rule, free, shares);
    return applied;
  }

  /** Why it does not hold, whatever is in the cart. */
  private @Nullable Outcome refuses(PriceRule rule, @Nullable String code) {
    var when = rule.when();
    var refused = when.refuses(at);
    if (refused != null) return refused;
    boolean elsewhere = when.channel() != null && when.channel() != facts.channel();
    if (elsewhere || isForVisitorsElsewhere(when)) return Outcome.OTHER_CHANNEL;
    if (when.code().needed() && code == null) return Outcome.CODE;
    if (when.firstOrder() && !facts.firstOrder()) return Outcome.NOT_FIRST;
    var other = when.who().refuses(facts.who());
    if (other != null) return other;
    // Whether an address has used it is told to its owner alone, and so it holds for them alone.
    if (rule.limits().ofCustomer() > 0 && facts.who().email() == null) return Outcome.UNPROVEN;
    return facts.left(rule).refused();
  }

  /** Programs have no visitors that could be told apart. */
  private boolean isForVisitorsElsewhere(When when) {
    return !when.share().isAll() && facts.channel() == When.Channel.API && !facts.draw().inAll();
  }

  private static Tried not(PriceRule rule, Outcome why) {
    return new Tried(rule, why, List.of(), "");
  }

  private static boolean isShortOf(Effect effect, List<Line> lines) {
    return switch (effect) {
      case BuyGet it -> units(lines) < (long) it.buy() + it.get();
      case Tiers it ->
          byVariant(lines).values().stream()
              .allMatch(all -> units(all) < it.steps().getFirst().from());
      default -> false;
    };
  }

  private static long units(List<Line> lines) {
    return lines.stream().mapToLong(it -> it.is.quantity()).sum();
  }

  private static Map<Long, List<Line>> byVariant(List<Line> lines) {
    return lines.stream().collect(Collectors.groupingBy(it -> it.is.variant().id()));
  }

  private static List<Share> shares(PriceRule rule, List<Line> lines) {
    int most = rule.most() == 0 ? Integer.MAX_VALUE : rule.most();
    return switch (rule.effect()) {
      case Each each -> each(each, some(lines, most, false));
      case AmountOnce once -> once(once.minor(), lines);
      case BuyGet it -> {
        long free = units(lines) / ((long) it.buy() + it.get()) * it.get();
        var cheapest = some(lines, (int) Math.min(free, most), true);
        yield each(new Percent(it.basisPoints()), cheapest);
      }
      case Tiers tiers -> tiers(tiers, lines, most);
    };
  }

  /** The dearest units, or the cheapest. */
  private static List<Some> some(List<Line> lines, int most, boolean cheapest) {
    Comparator<Line> byPrice = Comparator.comparingLong(it -> it.is.unit());
    var sorted = lines.stream().sorted(cheapest ? byPrice : byPrice.reversed()).toList();
    var some = new ArrayList<Some>();
    int left = most;
    for (var line : sorted) {
      int units = Math.min(left, line.is.quantity());
      if (units > 0) some.add(new Some(line, units));
      left -= units;
    }
    return some;
  }

  private static List<Share> each(Each each, List<Some> goods) {
    return switch (each) {
      case Percent(int part) -> {
        var weights = goods.stream().mapToLong(Some::left).toArray();
        long all = Arrays.stream(weights).reduce(0, Math::addExact);
        var parts = Parts.share(Parts.rounded(all, part, Effect.WHOLE), weights);
        var shares = new ArrayList<Share>();
        for (int i = 0; i < parts.length; i++) shares.add(share(goods.get(i), parts[i], parts[i]));
        yield shares;
      }
      case AmountEach(long minor) ->
          goods.stream()
              .map(
                  it -> {
                    long wanted = Math.multiplyExact(minor, it.units());
                    return share(it, wanted, Math.min(wanted, it.left()));
                  })
              .toList();
      case FixedPrice(long minor) ->
          goods.stream()
              .map(
                  it -> {
                    long off = it.left() - Math.multiplyExact(minor, it.units());
                    return share(it, off, off);
                  })
              .toList();
    };
  }

  private static List<Share> once(long amount, List<Line> lines) {
    var weights = lines.stream().mapToLong(it -> it.left).toArray();
    long all = Arrays.stream(weights).reduce(0, Math::addExact);
    var given = Parts.share(Math.min(amount, all), weights);
    return shares(lines, Parts.share(amount, weights), given);
  }

  private static List<Share> tiers(Tiers tiers, List<Line> lines, int most) {
    var shares = new ArrayList<Share>();
    int left = most;
    var variants =
        byVariant(lines).values().stream()
            .sorted(
                Comparator.comparingLong((List<Line> it) -> -it.getFirst().is.unit())
                    .thenComparing(it -> it.getFirst().is.key()))
            .toList();
    for (var all : variants) {
      long units = units(all);
      var reached = tiers.steps().stream().filter(it -> it.from() <= units).toList();
      if (reached.isEmpty()) continue;
      shares.addAll(each(reached.getLast().each(), some(all, left, false)));
      left -= (int) Math.min(left, units);
    }
    return shares;
  }

  private static List<Share> shares(List<Line> lines, long[] wanted, long[] given) {
    var shares = new ArrayList<Share>();
    for (int i = 0; i < lines.size(); i++)
      shares.add(new Share(lines.get(i).is.key(), wanted[i], given[i]));
    return shares;
  }

  private static Share share(Some of, long wanted, long given) {
    boolean free = given > 0 && given == of.left();
    return new Share(of.line().is.key(), wanted, given, free ? of.units() : 0);
  }

  /** Units that only make others cheaper are taken by the group as well. */
  private static void take(PriceRule rule, List<Line> lines, List<Share> shares) {
    var ofLines =
        shares.stream()
            .collect(Collectors.groupingBy(Share::key, Collectors.summingLong(Share::given)));
    for (var line : lines) {
      long given = ofLines.getOrDefault(line.is.key(), 0L);
      line.left -= given;
      boolean took = given > 0 || rule.effect() instanceof BuyGet;
      if (took && !rule.group().isEmpty()) line.taken.add(rule.group());
    }
  }
}
