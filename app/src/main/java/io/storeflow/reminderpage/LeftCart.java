package io.storeflow.reminderpage;

import io.storeflow.platform.code.Coded;
import io.storeflow.platform.money.Money;
import java.time.Instant;
import java.util.List;

/**
 * A cart that was left, as the list shows it.
 *
 * @param id names it among the carts of the store
 * @param email as it was typed at its checkout
 * @param units of all goods
 * @param sum of the goods, as its shopper saw them
 * @param changedAt when its shopper did anything with it last
 * @param goods each with its quantity, the first that was put in first
 */
public record LeftCart(
    long id,
    String email,
    int units,
    Money sum,
    Instant changedAt,
    State state,
    List<Goods> goods) {

  /** How far a reminder of it is; its words are {@code carts.state.<code>}. */
  public enum State implements Coded {
    /** Nobody has agreed to a reminder, or none can be sent. */
    LEFT,
    WAITING,
    REMINDED,
    /** The shopper came back to it after the mail. */
    BACK;

    /** The look of it, among those of tasks. */
    public String look() {
      return switch (this) {
        case LEFT -> "left";
        case WAITING -> "retrying";
        case REMINDED -> "reminded";
        case BACK -> "done";
      };
    }
  }

  public record Goods(int quantity, String title, String variant) {}

  /** Its address for who may not see customers: the first letter and where it gets mail. */
  public String masked() {
    int at = email.lastIndexOf('@');
    return at < 1
        ? "…"
        : email.substring(0, email.offsetByCodePoints(0, 1)) + "…" + email.substring(at);
  }
}
