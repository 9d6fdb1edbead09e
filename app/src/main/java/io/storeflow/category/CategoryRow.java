package io.storeflow.category;

import org.jspecify.annotations.Nullable;

/**
 * A category as it is kept.
 *
 * @param parentId the row id of the one it stands below; null at the top
 * @param text what shoppers read above its goods; empty for none
 * @param picture shown above its goods; null for none
 * @param products how many stand in it itself; 0 where that was not asked for
 */
public record CategoryRow(
    long id,
    @Nullable Long parentId,
    String publicId,
    String slug,
    String title,
    String text,
    @Nullable Picture picture,
    int products,
    int version) {

  /**
   * A picture of a category.
   *
   * @param publicId its name in addresses
   * @param path its address
   * @param alt what it shows; empty where nobody has said it
   */
  public record Picture(String publicId, String path, String alt) {}

  /** Public id of the picture; empty for none. */
  public String image() {
    return picture == null ? "" : picture.publicId();
  }

  /** What the picture shows; empty where nobody has said it. */
  public String alt() {
    return picture == null ? "" : picture.alt();
  }
}
