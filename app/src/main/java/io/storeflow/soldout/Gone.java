package io.storeflow.soldout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be sold out, as staff see it.
 *
 * @param title of the product, or of the modifier
 * @param part of a variant its title, of a modifier that of its group; empty for none
 * @param soldOut whether it is
 * @param until when it can be had again; null for when somebody says so
 */
public record Gone(
    Thing what,
    String publicId,
    String title,
    String part,
    boolean soldOut,
    @Nullable Instant until) {

  /** Whether it was to be back by then. */
  boolean isDue(Instant now) {
    return soldOut && until != null && !until.isAfter(now);
  }
}
