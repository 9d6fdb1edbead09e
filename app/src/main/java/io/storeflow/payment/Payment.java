package io.storeflow.payment;

import io.storeflow.platform.money.Money;
import io.storeflow.store.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money that came for an order, beside gift cards.
 *
 * @param id its public id
 * @param tendered what somebody handed over in cash, of which the rest went back as change; null
 *     where nobody wrote it down
 * @param reference such as the text of a transfer; may be empty
 * @param withdrawnAt when it was said that it had not come after all; null for money that is there
 * @param actor who wrote it down; of StoreFlow itself the code of that
 */
public record Payment(
    String id,
    PaymentKind kind,
    Money amount,
    @Nullable Money tendered,
    String reference,
    Instant takenAt,
    @Nullable Instant withdrawnAt,
    Actor.Kind actorKind,
    String actor) {

  /** Whether it counts. */
  public boolean stands() {
    return withdrawnAt == null;
  }

  /** What went back of what was handed over; null where nobody wrote that down. */
  public @Nullable Money change() {
    return tendered == null ? null : tendered.minus(amount);
  }
}
