package io.storeflow.invitation;

import io.storeflow.store.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An address that is invited to work for a merchant.
 *
 * @param storeId the store in which the role will hold; null for all stores
 * @param sentFrom row id of the store whose name and language the mail has
 * @param email as it is kept
 * @param invitedBy row id of the person
 * @param inviter their name
 * @param sentAt when the last mail was asked for
 */
public record Invitation(
    long id,
    String publicId,
    @Nullable Long storeId,
    long sentFrom,
    Role role,
    String email,
    long invitedBy,
    String inviter,
    InvitationState state,
    Instant sentAt,
    Instant expiresAt) {

  /** How it stands at that time. */
  Standing standing(Instant now) {
    return switch (state) {
      case ACCEPTED -> Standing.ACCEPTED;
      case WITHDRAWN -> Standing.WITHDRAWN;
      case OPEN -> expiresAt.isAfter(now) ? Standing.OPEN : Standing.EXPIRED;
    };
  }

  /** How an invitation stands; told to who holds its link. */
  public enum Standing {
    OPEN,
    EXPIRED,
    ACCEPTED,
    WITHDRAWN
  }
}
