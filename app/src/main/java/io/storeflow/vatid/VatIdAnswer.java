package io.storeflow.vatid;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was said of a VAT id.
 *
 * @param at when; null where nobody was asked, or nobody answered
 * @param consultation the number under which VIES keeps that it was asked; empty for none
 */
public record VatIdAnswer(VatIdState state, @Nullable Instant at, String consultation) {
  public static final VatIdAnswer NOT_NEEDED = new VatIdAnswer(VatIdState.NOT_NEEDED, null, "");
  public static final VatIdAnswer UNCHECKED = new VatIdAnswer(VatIdState.UNCHECKED, null, "");

  static VatIdAnswer of(boolean confirmed, Instant at, String consultation) {
    return new VatIdAnswer(confirmed ? VatIdState.CONFIRMED : VatIdState.UNKNOWN, at, consultation);
  }
}
