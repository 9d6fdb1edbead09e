package io.storeflow.face;

import org.jspecify.annotations.Nullable;

/**
 * What a shop shows of itself.
 *
 * @param logo null for none: then the letters of the store stand there
 * @param hero the picture at the top of its home page; null for none
 * @param alt what the hero shows; empty where nobody has said it
 * @param action what the button below the words of the home page says; empty for no button
 * @param path where that button leads, within the shop; empty for everything there is
 * @param version 0 where nobody has said anything yet
 */
public record Face(
    @Nullable Picture logo,
    @Nullable Picture hero,
    String alt,
    String action,
    String path,
    int version) {
  static final int LONGEST_ALT = 200;
  static final int LONGEST_ACTION = 60;

  public static final Face NONE = new Face(null, null, "", "", "", 0);

  /**
   * A picture of the store.
   *
   * @param publicId its name in addresses
   * @param path its address
   * @param width of the largest size, in pixels, as height
   * @param colour what stands in its place until it comes, as #rrggbb; null where it is not known
   */
  public record Picture(
      String publicId, String path, int width, int height, @Nullable String colour) {}

  /** Where the button leads, within the shop. */
  public String target() {
    return path.isEmpty() ? "/all" : path;
  }
}
