package io.storeflow.member;

import io.storeflow.account.SignedIn;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works for a merchant.
 *
 * @param id row id of the person
 * @param confirmed whether the address was shown to be theirs
 * @param joined when the first of the memberships began
 * @param seen when they last did something for the merchant, within minutes; null for never
 */
public record Member(
    long id,
    String publicId,
    String name,
    String email,
    boolean confirmed,
    Holding holding,
    Instant joined,
    @Nullable Instant seen) {

  SignedIn person() {
    return new SignedIn(id, name);
  }
}
