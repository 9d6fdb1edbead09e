package io.storeflow.productindex;

import io.storeflow.collection.CollectionRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where products are looked for: in the whole store, in some categories, or in a collection.
 *
 * @param categories row ids, those below included; null for all products
 */
public record Among(@Nullable List<Long> categories, @Nullable CollectionRow collection) {
  public static final Among ALL = new Among(null, null);

  public static Among categories(List<Long> ids) {
    return new Among(ids, null);
  }

  public static Among collection(CollectionRow collection) {
    return new Among(null, collection);
  }
}
