package io.storeflow.store;

import io.storeflow.platform.input.Read;
import io.storeflow.platform.input.Slug;
import io.storeflow.platform.input.Typed;
import org.jspecify.annotations.Nullable;

/** The address of a store: lower-case letters, digits, hyphens between them. */
public final class StoreSlug {
  public static final int SHORTEST = 3;
  public static final int LONGEST = 60;

  private static final int FIRST_NUMBER = 10_000;
  private static final int NUMBERS = 90_000;

  private StoreSlug() {}

  /** Reads one that was typed; what would do instead is what {@link #of} makes of it. */
  public static Read<String> read(@Nullable String typed) {
    return Slug.read(typed, SHORTEST, LONGEST);
  }

  /**
   * A slug made from a name. One that cannot be said in letters gets a number of its own, always
   * the same, so that it takes no good name from others.
   */
  public static String of(String name) {
    var slug = Slug.of(name, LONGEST);
    if (slug.isEmpty())
      return "store-" + (FIRST_NUMBER + Math.floorMod(Typed.line(name).hashCode(), NUMBERS));
    return slug.length() < SHORTEST ? slug + "-store" : slug;
  }

  /** The n-th try for one that others have already. */
  static String numbered(String slug, int n) {
    return Slug.numbered(slug, n, LONGEST);
  }
}
