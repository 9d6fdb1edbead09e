package io.storeflow.storepage;

import io.storeflow.product.Description;

/**
 * What a page is to say.
 *
 * @param slug empty to keep the one it has
 */
public record PageChange(String title, String slug, boolean published, Description text) {
  static final int LONGEST_TITLE = 120;

  /** Characters of the text, and of its markup. */
  static final int LONGEST = 60_000;
}
