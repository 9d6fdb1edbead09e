package io.storeflow.forsale;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * By what rules find a product.
 *
 * @param category row id of the one it is in, brand: of its brand
 * @param tags folded
 */
public record Kin(@Nullable Long category, @Nullable Long brand, Set<String> tags) {
  public static final Kin NONE = new Kin(null, null, Set.of());
}
