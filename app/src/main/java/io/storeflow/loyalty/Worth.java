package io.storeflow.loyalty;

import io.storeflow.loyalty.Program.Reward;
import io.storeflow.platform.money.Conversion;
import io.storeflow.platform.money.Parts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What points are worth when they are redeemed.
 *
 * @param name of points, as the merchant calls them
 * @param points so many are worth {@code minor} units of the currency; 0 where none are taken
 * @param least points of one redemption
 * @param rewards goods that are free for points
 */
public record Worth(String name, long points, long minor, long least, List<Reward> rewards) {
  private static final int DECIMALS = 4;
  private static final long FINER = 10_000;

  /** Of a store that takes none. */
  public static final Worth NONE = new Worth("", 0, 0, 0);

  /** Of a store that gives no goods for them. */
  public Worth(String name, long points, long minor, long least) {
    this(name, points, minor, least, List.of());
  }

  /**
   * What somebody can redeem.
   *
   * @param points that it takes
   * @param minor that it takes off
   */
  public record Use(long points, long minor) {
    public static final Use NONE = new Use(0, 0);
  }

  /** The same in another currency; what a point is worth there may be less than a minor unit. */
  public Worth in(Conversion conversion) {
    if (!isTaken() || conversion.from().equals(conversion.to())) return this;
    var there =
        BigDecimal.valueOf(minor)
            .multiply(conversion.minorRate())
            .setScale(DECIMALS, RoundingMode.HALF_UP);
    long finer = Math.multiplyExact(points, FINER);
    return new Worth(name, finer, there.unscaledValue().longValueExact(), least, rewards);
  }

  /** Whether points are taken. */
  public boolean isTaken() {
    return points > 0 && minor > 0;
  }

  /**
   * The most that so many points take off an amount; for what they take off, never a point more
   * than it needs. Nothing where that would be less than the least redemption.
   */
  public Use most(long given, long amount) {
    if (!isTaken() || given <= 0 || amount <= 0) return Use.NONE;
    long off = Math.min(amount, Parts.of(given, minor, points));
    long needed = needed(off);
    return off == 0 || needed < least ? Use.NONE : new Use(needed, off);
  }

  /** The fewest points that take so much off. */
  public long needed(long off) {
    long some = Parts.of(off, points, minor);
    return Parts.of(some, minor, points) < off ? some + 1 : some;
  }

  /** What so many open points would take off, if all were redeemed. */
  public long of(long open) {
    return isTaken() && open > 0 ? Parts.of(open, minor, points) : 0;
  }
}
