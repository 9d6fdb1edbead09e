package io.storeflow.apikey;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key as people see it.
 *
 * @param hint its beginning
 * @param createdBy name of the person who made it
 * @param expiresAt null for never; {@code revokedAt}, {@code lastUsedAt}: null for not yet, the
 *     latter true to a minute
 */
public record ApiKey(
    long id,
    String publicId,
    String name,
    String hint,
    Set<KeyScope> scopes,
    String createdBy,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt,
    @Nullable Instant lastUsedAt) {

  /** What becomes of a key. */
  enum State {
    VALID,
    EXPIRED,
    REVOKED
  }

  State state(Instant now) {
    if (revokedAt != null) return State.REVOKED;
    return expiresAt != null && !expiresAt.isAfter(now) ? State.EXPIRED : State.VALID;
  }
}
