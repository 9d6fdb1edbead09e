package io.storeflow.product;

import io.storeflow.platform.markup.Markup;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a product: its text, and its markup where it has any.
 *
 * @param text plain; line ends count
 * @param markup null for plain text
 */
public record Description(String text, @Nullable Markup markup) {
  /** Characters of the text, and of the markup as it is typed. */
  public static final int LONGEST = 15_000;

  public static final int LONGEST_MARKUP = 60_000;

  public static Description plain(String text) {
    return new Description(text, null);
  }

  /** Of HTML that somebody wrote. Where it has no elements it is plain text. */
  public static Description ofHtml(String html) {
    if (!Markup.isMarked(html)) return plain(html);
    var markup = Markup.of(html);
    return markup.isPlain() ? plain(markup.text()) : new Description(markup.text(), markup);
  }

  /**
   * As it is kept. Where the text says something else it was changed by an older release, which
   * knows no markup.
   */
  public static Description kept(String text, @Nullable String html) {
    return html == null ? plain(text) : KeptDescriptions.of(text, html);
  }

  /** What is kept of the markup; null for plain text. */
  public @Nullable String html() {
    return markup == null ? null : markup.html();
  }

  /** As it is shown, with markup or without. */
  public Markup shown() {
    return markup == null ? Markup.ofText(text) : markup;
  }
}
