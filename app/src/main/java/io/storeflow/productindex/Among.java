package io.storeflow.productindex;

import io.storeflow.collection.CollectionRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where products are looked for: in the whole store, in some categories, in a collection, or of a
 * brand.
 *
 * @param categories row ids, those below included; null for all products
 * @param brand its name; null for any
 */
public record Among(
    @Nullable List<Long> categories, @Nullable CollectionRow collection, @Nullable String brand) {
  public static final Among ALL = new Among(null, null, null);

  public static Among categories(List<Long> ids) {
    return new Among(ids, null, null);
  }

  public static Among collection(CollectionRow collection) {
    return new Among(null, collection, null);
  }

  public static Among brand(String name) {
    return new Among(null, null, name);
  }
}
