package io.storeflow.proof;

import io.storeflow.platform.input.Email;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An address that somebody has shown to be theirs.
 *
 * @param email as it is kept and looked for
 * @param endsAt when it has to be shown again
 * @param customer row id; null for somebody who has bought nothing from the merchant yet
 */
public record Proof(String email, Instant endsAt, @Nullable Long customer) {

  /** Whether that address, as it was typed, is the proven one. */
  public boolean isOf(String typed) {
    return email.equals(Email.kept(typed));
  }
}
