package io.storeflow.platform.piece;

import org.unbescape.html.HtmlEscape;

/**
 * A value of which one text changes from one to the next, such as what somebody typed into a field:
 * its piece is kept without that text, and is filled with it each time.
 *
 * @param frame all that the piece shows but for the text; it writes {@link #PLACE} as the value of
 *     an attribute
 * @param text as it was typed
 */
public record Filled(Object frame, String text) {
  /** Where the text belongs; of the letters that Unicode leaves for private use. */
  public static final String PLACE = "\uE000";

  private static final String ATTRIBUTE = "\"" + PLACE + "\"";

  /** Between its quotes nobody else can have written it: in a text a quote is escaped. */
  String in(String piece) {
    int at = piece.indexOf(ATTRIBUTE);
    if (at < 0) throw new IllegalStateException("No place for a text in: " + piece);
    return piece.substring(0, at + 1)
        + HtmlEscape.escapeHtml4Xml(text)
        + piece.substring(at + ATTRIBUTE.length() - 1);
  }
}
