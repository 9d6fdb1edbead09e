package io.storeflow.loyalty;

import io.storeflow.platform.money.Parts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a merchant gives points, as it holds in one store.
 *
 * @param name of points, as the merchant calls them
 * @param welcome points for the first order
 * @param birthday points once a year
 * @param months after which points that were not used are gone; 0 for never
 * @param least points of one redemption
 * @param terms in the currency of the store; null where the merchant has set none
 * @param tiers the lowest first
 * @param extras for goods of the store
 * @param rewards goods of the store that are free for points, also those that are switched off
 */
public record Program(
    boolean active,
    String name,
    int welcome,
    int birthday,
    int months,
    int least,
    @Nullable Terms terms,
    List<Tier> tiers,
    List<Extra> extras,
    int version,
    List<Reward> rewards) {
  /** Below the first tier, in hundredths. */
  public static final int ONCE = Earned.ONCE;

  /** Of a merchant who has set up nothing yet. */
  public static final Program NONE =
      new Program(false, "", 0, 0, 0, 0, null, List.of(), List.of(), 0);

  /** Of a store that gives no goods for points. */
  public Program(
      boolean active,
      String name,
      int welcome,
      int birthday,
      int months,
      int least,
      @Nullable Terms terms,
      List<Tier> tiers,
      List<Extra> extras,
      int version) {
    this(active, name, welcome, birthday, months, least, terms, tiers, extras, version, List.of());
  }

  /**
   * @param spend minor units of goods for one point
   * @param worthPoints so many are worth {@code worth} minor units
   */
  public record Terms(long spend, int worthPoints, long worth) {
    /**
     * What an order of so much earns.
     *
     * @param times of the tier, in hundredths
     */
    public long points(long minor, int times) {
      return Earned.points(minor, spend, times);
    }

    /** What so many points are worth, in minor units. */
    public long minor(long points) {
      return Parts.of(points, worth, worthPoints);
    }
  }

  /**
   * @param from points earned in a year
   * @param times in hundredths: 150 gives half as many points again
   */
  public record Tier(int from, String name, int times) {}

  /**
   * Points for each unit of a product, or of what is in one of the categories; the other is empty.
   *
   * @param category row id of the one that was named, with which {@code within} begins
   * @param within that category and those below it
   */
  public record Extra(
      @Nullable Long product, @Nullable Long category, List<Long> within, int points) {
    boolean isFor(long itsProduct, @Nullable Long itsCategory) {
      return product != null
          ? product == itsProduct
          : itsCategory != null && within.contains(itsCategory);
    }
  }

  /**
   * Goods of which a unit is free for points.
   *
   * @param variant row id
   * @param named as staff name it: by its SKU, or the address of a product without one
   * @param most units of it in one order
   */
  public record Reward(
      long variant, String variantId, String named, int points, int most, boolean active) {}

  /** Whether shoppers of the store get points. */
  public boolean runs() {
    return active && terms != null;
  }

  public Worth worth() {
    return runs() && terms != null
        ? new Worth(
            name,
            terms.worthPoints(),
            terms.worth(),
            least,
            rewards.stream().filter(Reward::active).toList())
        : Worth.NONE;
  }

  /** The highest that was reached; null below the first. */
  public @Nullable Tier tier(long earnedInYear) {
    Tier reached = null;
    for (var tier : tiers) if (tier.from() <= earnedInYear) reached = tier;
    return reached;
  }

  /** The next one to be reached; null above the last. */
  public @Nullable Tier next(long earnedInYear) {
    return tiers.stream().filter(it -> it.from() > earnedInYear).findFirst().orElse(null);
  }

  /** Points for each unit of that product, of all that are for it. */
  public int extra(long product, @Nullable Long category) {
    return extras.stream().filter(it -> it.isFor(product, category)).mapToInt(Extra::points).sum();
  }
}
