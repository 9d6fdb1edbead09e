package io.storeflow.pricerule;

import io.storeflow.pricerule.When.Channel;
import io.storeflow.pricetest.Draw;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What rules ask about that neither cart nor clock says.
 *
 * @param channel by which is bought
 * @param bulk codes that were made in bulk, were given and can still be used, with the row ids of
 *     their rules
 * @param left by row id, of rules that are limited; who leaves one out says that it has enough
 * @param firstOrder whether it is proven that this is the first
 * @param who buys, as far as that is proven
 * @param draw in which shares of the visitors they are
 */
public record RuleFacts(
    Channel channel,
    Map<String, Long> bulk,
    Map<Long, Left> left,
    boolean firstOrder,
    Known who,
    Draw draw) {
  public static final RuleFacts NONE = new RuleFacts(Channel.STOREFRONT, Map.of(), Map.of(), false);

  /**
   * Somebody who has shown who they are.
   *
   * @param email as it is kept; null for nobody who has
   * @param groups row ids of those that they are in
   * @param tiers of points that they have reached, by name
   */
  public record Known(@Nullable String email, Set<Long> groups, Set<String> tiers) {
    public static final Known NOBODY = new Known(null, Set.of(), Set.of());

    public Known {
      groups = Set.copyOf(groups);
      tiers = Set.copyOf(tiers);
    }
  }

  /**
   * What is left of a limited rule.
   *
   * @param refused why it takes nothing off any more; null while it does
   * @param minor that it may still give
   */
  public record Left(@Nullable Outcome refused, long minor) {
    static final Left ENOUGH = new Left(null, Long.MAX_VALUE);
  }

  public RuleFacts {
    bulk = Map.copyOf(bulk);
    left = Map.copyOf(left);
  }

  /** Of one who is in no share. */
  public RuleFacts(
      Channel channel,
      Map<String, Long> bulk,
      Map<Long, Left> left,
      boolean firstOrder,
      Known who) {
    this(channel, bulk, left, firstOrder, who, Draw.NOBODY);
  }

  /** Of one who has not shown who they are. */
  public RuleFacts(
      Channel channel, Map<String, Long> bulk, Map<Long, Left> left, boolean firstOrder) {
    this(channel, bulk, left, firstOrder, Known.NOBODY);
  }

  public RuleFacts with(Map<Long, Left> counted) {
    return new RuleFacts(channel, bulk, counted, firstOrder, who, draw);
  }

  public RuleFacts with(Draw draw) {
    return new RuleFacts(channel, bulk, left, firstOrder, who, draw);
  }

  Left left(PriceRule rule) {
    return left.getOrDefault(rule.id(), Left.ENOUGH);
  }

  /** The given code by which the rule is asked for; null for none. */
  public @Nullable String code(PriceRule rule, Set<String> given) {
    var typed = rule.when().code().first(given);
    if (typed != null) return typed;
    return bulk.entrySet().stream()
        .filter(it -> it.getValue() == rule.id() && given.contains(it.getKey()))
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst()
        .orElse(null);
  }
}
