package io.storeflow.giftcard;

import io.storeflow.platform.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A card that is to be made by hand.
 *
 * @param value more than nothing, in the store's currency
 * @param expiresOn its last day; null for none
 * @param recipient for whom it is, in words; may be empty
 * @param email where its code is mailed to; empty for nowhere
 * @param message to the recipient; may be empty
 */
public record CardDraft(
    Money value, @Nullable LocalDate expiresOn, String recipient, String email, String message) {
  public static final int RECIPIENT = 120;
  public static final int MESSAGE = 500;
}
