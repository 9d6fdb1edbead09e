package io.storeflow.draftorder;

import io.storeflow.platform.money.Money;
import io.storeflow.store.Actor;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order that staff put together.
 *
 * @param id row id
 * @param total what it came to when it was saved, without shipping
 * @param giftCards hashes of codes that are to pay for it
 * @param expiresAt when its links cease; null while there are none
 * @param order what it became; null for nothing yet
 */
public record DraftOrder(
    long id,
    String publicId,
    int number,
    DraftState state,
    Customer customer,
    String sendTo,
    String note,
    String staffNote,
    @Nullable DraftDiscount discount,
    int days,
    Money total,
    List<String> giftCards,
    Actor maker,
    Instant madeAt,
    @Nullable Instant sentAt,
    @Nullable Instant expiresAt,
    @Nullable Became order,
    int version,
    List<DraftLine> lines) {
  public static final int NOTE = 500;
  public static final int STAFF_NOTE = 1000;
  public static final int MOST_DAYS = 90;
  public static final int DAYS = 14;

  /** Whom it is for, as far as staff know. */
  public record Customer(String name, String email, String phone) {}

  /** The order that it became. */
  public record Became(long number, String publicId) {}

  public String name() {
    return Agreed.name(number);
  }

  /** Whether its links are too old. */
  public boolean isExpired(Instant now) {
    return state == DraftState.SENT && expiresAt != null && !expiresAt.isAfter(now);
  }

  /** The code of how it stands: of its state, or that its link is too old. */
  public String standing(Instant now) {
    return isExpired(now) ? "expired" : state.code();
  }

  public boolean isIn(Currency currency) {
    return total.currency().equals(currency);
  }

  /** Whether its shopper can complete it now. */
  public boolean isOffered(Instant now) {
    return state == DraftState.SENT && !isExpired(now) && !lines.isEmpty();
  }

  public Agreed agreed() {
    return new Agreed(id, publicId, number, version, maker, lines, discount);
  }
}
