package io.storeflow.category;

/**
 * What a category shall be: checked.
 *
 * @param slug empty to keep the one it has
 * @param parent public id of the one it stands below; empty for the top
 * @param text what shoppers read above its goods; empty for none
 * @param image public id of a picture of the store; empty for none
 * @param alt what it shows; empty where nobody says it
 */
public record CategoryChange(
    String title, String slug, String parent, String text, String image, String alt) {
  /** In characters. */
  public static final int MAX_TITLE = 120;

  /** In characters. */
  public static final int MAX_TEXT = 2000;

  /** In characters. */
  public static final int MAX_ALT = 200;
}
