package io.storeflow.category;

/**
 * What a category shall be: checked.
 *
 * @param slug empty to keep the one it has
 * @param parent public id of the one it stands below; empty for the top
 * @param text what shoppers read above its goods; empty for none
 */
public record CategoryChange(String title, String slug, String parent, String text) {
  /** In characters. */
  public static final int MAX_TITLE = 120;

  /** In characters. */
  public static final int MAX_TEXT = 2000;
}
