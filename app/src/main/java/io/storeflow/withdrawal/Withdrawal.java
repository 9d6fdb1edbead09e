package io.storeflow.withdrawal;

import io.storeflow.exemption.Exemption;
import io.storeflow.order.FulfilmentState;
import io.storeflow.returning.ReturnStage;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A declaration that was made.
 *
 * @param order as it was typed
 * @param number of the order that it names; null where there is none of that number
 * @param part which part of the order it is about, as it was typed; may be empty
 * @param proven whether the order was placed with the address that was typed, and who typed it
 *     knows the page of the order, which is mailed there alone; or staff know that it is theirs
 * @param late whether the days for it were over
 * @param answer what became of it, as staff say it; empty while nobody has
 * @param answeredAt when it was over: by that, or as all that it is about was taken off
 * @param fulfilment where its order is
 * @param back how far that is which comes back for it; null for nothing
 * @param kept what the store has of the money for its order, in minor units
 * @param refunded what of that went back
 * @param lines what it is about; none where it is not proven
 * @param named whether the order was placed with the address that was typed
 */
public record Withdrawal(
    long id,
    String publicId,
    String name,
    String order,
    @Nullable Long number,
    String email,
    String part,
    boolean proven,
    boolean late,
    Instant at,
    String answer,
    @Nullable Instant answeredAt,
    @Nullable FulfilmentState fulfilment,
    @Nullable ReturnStage back,
    long kept,
    long refunded,
    List<Line> lines,
    boolean named) {

  /**
   * Units of a line.
   *
   * @param exemption why it does not hold for them; {@link Exemption#NONE} where it does
   */
  public record Line(long row, String title, String variant, int quantity, Exemption exemption) {}

  /** What the law lets the shopper withdraw from. */
  public List<Line> held() {
    return lines.stream().filter(it -> !it.exemption().isSaid()).toList();
  }

  /** How many units that is. */
  public int units() {
    return held().stream().mapToInt(Line::quantity).sum();
  }

  /** What it does not, each with why. */
  public List<Line> exempt() {
    return lines.stream().filter(it -> it.exemption().isSaid()).toList();
  }

  /** Until when what was paid has to be paid back (article 13). */
  public Instant dueBy() {
    return at.plus(WithdrawalLaw.REFUND);
  }

  /** Whether it still waits for the store. */
  public boolean isOpen() {
    return answeredAt == null
        && fulfilment != FulfilmentState.CANCELLED
        && (back == null ? !isPaidBack() : back.isOpen());
  }

  /** Whether staff may take it as the shopper's: it names an order, waits, and is not shown. */
  public boolean mayBeTaken() {
    return number != null && !proven && isOpen();
  }

  /** Whether it may well be the shopper's, who has not shown that yet. */
  public boolean isUnconfirmed() {
    return named && !proven;
  }

  /**
   * Whether anybody may have sent it: it names no order, or not the address of the one it names.
   */
  public boolean isDoubted() {
    return number == null || !proven && !named;
  }

  /** Whether anything is still to be paid back for it: of nothing paid nothing is. */
  public boolean isOwed() {
    return isOpen() && counts() && kept > 0;
  }

  private boolean isPaidBack() {
    return refunded > 0 && kept <= 0;
  }

  /** Whether it is the shopper's, holds of something, and was not called off by the store. */
  public boolean counts() {
    return proven && answeredAt == null && !held().isEmpty();
  }

  /** What has become of it, as keys of words have it. */
  public String outcome() {
    if (answeredAt != null && back != null && back.isOpen()) return "coming";
    if (answeredAt != null && !answer.isEmpty()) return "answered";
    if (fulfilment == FulfilmentState.CANCELLED) return "cancelled";
    if (back != null) return back.isOpen() ? "returning" : "returned";
    if (proven && isPaidBack()) return "refunded";
    if (answeredAt != null) return "done";
    if (number == null) return "unknown";
    if (!proven) return named ? "unconfirmed" : "unproven";
    if (!held().isEmpty()) return "open";
    return exempt().isEmpty() ? "covered" : "exempt";
  }

  /** Its order. */
  public long orderNumber() {
    return Objects.requireNonNull(number);
  }
}
