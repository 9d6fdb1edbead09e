package io.storeflow.brand;

import io.storeflow.safety.Safety;
import org.jspecify.annotations.Nullable;

/**
 * A brand as it is kept.
 *
 * @param text what shoppers read above its goods; empty for none
 * @param logo public id of a picture of the store; null for none
 * @param logoPath its address; empty for none
 * @param products how many have it, of all states
 */
public record BrandRow(
    long id,
    String publicId,
    String slug,
    String name,
    String text,
    @Nullable String logo,
    String logoPath,
    Safety safety,
    int products,
    int version) {

  /** Its address within the shop. */
  public static String path(String slug) {
    return "/brands/" + slug;
  }
}
