package io.storeflow.platform.markup;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.owasp.html.HtmlSanitizer;
import org.springframework.web.util.HtmlUtils;

/**
 * HTML that may be put into a page as it is: whatever was given, this is what the sanitizer left of
 * it. There is no other way to make one.
 */
public final class Markup {
  /** With it, and a blank, entries of lists begin in plain text. */
  public static final char ENTRY = '•';

  /** What can be typed as a link, for patterns of forms that ignore the case of letters. */
  public static final String LINK = Links.PATTERN;

  /** Opens or closes an element. */
  private static final Pattern TAG = Pattern.compile("</?[a-zA-Z]");

  /** An element that is neither a paragraph nor a line break. */
  private static final Pattern MORE = Pattern.compile("<(?!/?p>|br />)");

  /** Loops over one class of signs alone: a loop over a choice takes a stack for each round. */
  private static final Pattern BETWEEN_PARAGRAPHS = Pattern.compile("\\n[ \\t]*\\n[ \\t\\n]*");

  private final String html;

  private Markup(String html) {
    this.html = html;
  }

  /** What is left of HTML that somebody wrote, pasted or sent. */
  public static Markup of(String html) {
    return new Markup(MarkupPolicy.sanitize(html));
  }

  /** Text without markup: a blank line ends a paragraph, other line ends are kept. */
  public static Markup ofText(String text) {
    var paragraphs =
        Stream.of(BETWEEN_PARAGRAPHS.split(text.strip()))
            .filter(part -> !part.isBlank())
            .map(HtmlUtils::htmlEscape)
            .map(part -> "<p>" + part.replace("\n", "<br>") + "</p>");
    return of(paragraphs.collect(Collectors.joining()));
  }

  /** Whether text holds anything that looks like an element. */
  public static boolean isMarked(String text) {
    return TAG.matcher(text).find();
  }

  public String html() {
    return html;
  }

  /** Whether it says no more than its text does. */
  public boolean isPlain() {
    return !MORE.matcher(html).find();
  }

  /** The text alone: paragraphs with a blank line between them, a line for each item. */
  public String text() {
    var text = new MarkupText();
    HtmlSanitizer.sanitize(html, text);
    return text.toString();
  }

  @Override
  public String toString() {
    return html;
  }
}
