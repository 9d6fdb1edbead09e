package io.storeflow.returning;

import io.storeflow.refund.RefundWish;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goods of an order that come back together.
 *
 * @param number of its order, from 1
 * @param byShopper whether its shopper has asked for it, else staff made it
 * @param wants what the shopper wants for it
 * @param answer how it is sent back, or why not; may be empty, and may have lines
 * @param address to which it is sent, where that is said; may have lines
 * @param dueBy until when it has to be paid back; null where no law says so
 * @param told the stage of which its shopper was told last
 * @param version counts its changes
 */
public record Return(
    long id,
    String publicId,
    int number,
    ReturnStage stage,
    boolean byShopper,
    ReturnOutcome wants,
    String answer,
    String address,
    @Nullable ReturnOutcome outcome,
    Instant requestedAt,
    @Nullable Instant answeredAt,
    @Nullable Instant receivedAt,
    @Nullable Instant closedAt,
    @Nullable Instant dueBy,
    @Nullable ReturnStage told,
    int version,
    List<Line> lines) {

  /**
   * @param row row id of the line of the order, {@code id} its public id
   * @param note what the shopper says of it; may be empty
   * @param good units that came as new, {@code damaged}: otherwise, {@code missing}: not at all
   * @param refunded of those that came
   */
  public record Line(
      long row,
      String id,
      String title,
      String variant,
      String image,
      int quantity,
      ReturnReason reason,
      String note,
      int good,
      int damaged,
      int missing,
      int refunded) {
    /** Units that came. */
    public int received() {
      return good + damaged;
    }
  }

  public int units() {
    return lines.stream().mapToInt(Line::quantity).sum();
  }

  /** Units that came. */
  public int received() {
    return lines.stream().mapToInt(Line::received).sum();
  }

  /**
   * @throws ReturnRefused if more of a line is to be paid back than came
   */
  public void requireCame(RefundWish wish) {
    for (var units : wish.units()) {
      int came = came(units.line());
      if (units.quantity() > came)
        throw new ReturnRefused(ReturnRefused.Why.MORE_THAN_CAME, units.line(), came);
    }
  }

  /** Units of a line that came. */
  public int came(String line) {
    return lines.stream().filter(it -> it.id().equals(line)).mapToInt(Line::received).sum();
  }

  /** Whether its shopper is still to be told how far it is: of a refund there is a mail already. */
  public boolean isToBeTold() {
    if (stage == told) return false;
    return switch (stage) {
      case REQUESTED, APPROVED, DECLINED, RECEIVED -> true;
      case CLOSED -> outcome == ReturnOutcome.NOTHING && receivedAt != null && received() > 0;
      case CANCELLED -> false;
    };
  }

  /** Whether its shopper has withdrawn from the contract. */
  public boolean isWithdrawal() {
    return lines.stream().anyMatch(it -> it.reason() == ReturnReason.WITHDRAWAL);
  }
}
