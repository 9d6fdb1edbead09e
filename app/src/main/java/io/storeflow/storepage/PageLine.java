package io.storeflow.storepage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A page of a store where many are listed, without its text.
 *
 * @param legal null for a free one
 */
public record PageLine(
    long id,
    String publicId,
    String slug,
    String title,
    @Nullable LegalPage legal,
    boolean published,
    Instant updatedAt) {

  /** Its address within the shop. */
  public String path() {
    return "/pages/" + slug;
  }
}
