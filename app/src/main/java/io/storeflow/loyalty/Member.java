package io.storeflow.loyalty;

import java.time.Instant;
import java.time.MonthDay;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer with points.
 *
 * @param publicId of the channel that tells of new ones; whoever knows it may follow
 * @param version rises by one with each entry
 * @param earnedInYear decides the tier
 * @param entries the latest first
 */
public record Member(
    String publicId,
    long customer,
    String email,
    String name,
    long balance,
    int version,
    @Nullable MonthDay birthday,
    long earnedInYear,
    List<Entry> entries) {

  /**
   * @param order number; null for none
   * @param reason words of staff, or a code where there is no actor with a name
   * @param store row id of the one that has the order
   * @param storeName what that is called
   */
  public record Entry(
      PointsKind kind,
      long points,
      long after,
      @Nullable Long order,
      String reason,
      String actor,
      Instant at,
      @Nullable Long store,
      @Nullable String storeName) {
    /** Its message: the kind, of a bonus which. */
    public String word() {
      // What was gone before is not taken back once more.
      if (kind == PointsKind.EXPIRED && points > 0) return "had_expired";
      return kind == PointsKind.BONUS ? kind.code() + "." + reason : kind.code();
    }
  }

  /** What may be spent: points that were taken back may leave less than none. */
  public long open() {
    return Math.max(0, balance);
  }

  /** What has to be earned before there is anything to spend. */
  public long missing() {
    return Math.max(0, -balance);
  }
}
