package io.storeflow.collection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What products have in common; what is null or empty does not count.
 *
 * @param any whether one of it is enough
 * @param category row id of a category; those below it count too
 * @param tags each of them is a condition
 * @param from price in minor units, at least; to: at most
 * @param available whether it can be bought now
 * @param title words that stand in the title as they are
 * @param days not older than so many
 */
public record CollectionRule(
    boolean any,
    @Nullable Long category,
    List<String> tags,
    String brand,
    String type,
    @Nullable Long from,
    @Nullable Long to,
    boolean available,
    boolean featured,
    String title,
    @Nullable Integer days) {
  public static final CollectionRule NONE =
      new CollectionRule(false, null, List.of(), "", "", null, null, false, false, "", null);

  boolean isEmpty() {
    return equals(NONE) || equals(NONE.withAny());
  }

  /** The same for a brand that is called otherwise now. */
  CollectionRule ofBrand(String name) {
    return new CollectionRule(
        any, category, tags, name, type, from, to, available, featured, title, days);
  }

  private CollectionRule withAny() {
    return new CollectionRule(
        true, category, tags, brand, type, from, to, available, featured, title, days);
  }
}
