package io.storeflow.printer;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A receipt printer of a store.
 *
 * @param hint the beginning of its secret
 * @param seenAt when it last asked; null for never
 * @param told what it last said of itself, in its own words; empty for nothing
 * @param waiting how much it still has to print
 */
public record Printer(
    long id,
    String publicId,
    NewPrinter is,
    String hint,
    String createdBy,
    Instant createdAt,
    @Nullable Instant revokedAt,
    @Nullable Instant seenAt,
    String told,
    int waiting) {
  /** Printers ask each 5 s, or as seldom as they were told: that is two minutes at most. */
  private static final Duration SILENT = Duration.ofMinutes(3);

  /** Codes of states in which it prints begin so, as those of HTTP do. */
  private static final String WELL = "2";

  public String name() {
    return is.name();
  }

  public boolean isRevoked() {
    return revokedAt != null;
  }

  /** Whether it has asked of late; one that never asks, whether it was spoken to. */
  public boolean isThere(Instant now) {
    if (is.kind() == PrinterKind.NETWORK) return seenAt != null;
    return seenAt != null && seenAt.isAfter(now.minus(SILENT));
  }

  /** Whether it says that it cannot print. */
  public boolean isTroubled() {
    return !told.isEmpty() && !told.startsWith(WELL);
  }
}
