package io.storeflow.category;

import io.storeflow.platform.code.Coded;

/** The category cannot stand there. Nothing was changed. */
public final class CategoryMisplaced extends RuntimeException {

  /** Why not. */
  public enum Why implements Coded {
    /** It would stand below itself, or below one that stands below it. */
    BELOW_ITSELF,
    /** It or one below it would be deeper than {@link CategoryTree#MOST_LEVELS}. */
    TOO_DEEP
  }

  private final Why why;

  CategoryMisplaced(Why why) {
    super(why.code(), null, false, false);
    this.why = why;
  }

  public Why why() {
    return why;
  }
}
