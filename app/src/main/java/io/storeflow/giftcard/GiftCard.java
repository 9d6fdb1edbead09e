package io.storeflow.giftcard;

import io.storeflow.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A card as it is now.
 *
 * @param lastFour of its first code, or of the one by which it was found; empty while it has none
 * @param expiresOn the last day on which it can be used, in the store's zone; null for never
 * @param order number of the order it was bought with; null for one made by hand
 * @param issuedBy name of who made it
 */
public record GiftCard(
    long id,
    String publicId,
    CardState state,
    Money initial,
    Money balance,
    String lastFour,
    @Nullable LocalDate expiresOn,
    String recipient,
    String email,
    String message,
    @Nullable Long order,
    String issuedBy,
    Instant issuedAt) {

  /**
   * @param today in the store's zone
   */
  public CardStanding standing(LocalDate today) {
    if (state == CardState.DISABLED) return CardStanding.DISABLED;
    if (expiresOn != null && expiresOn.isBefore(today)) return CardStanding.EXPIRED;
    return balance.isZero() ? CardStanding.EMPTY : CardStanding.ACTIVE;
  }

  /** As people call it. */
  public String name() {
    return "…" + lastFour;
  }
}
