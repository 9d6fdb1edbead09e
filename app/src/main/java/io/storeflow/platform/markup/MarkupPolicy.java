package io.storeflow.platform.markup;

import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Which markup is left: paragraphs, headings below that of the page, lists, tables, emphasis and
 * links ({@link Links}) to web, mail and telephone. No style, no script, no picture, no attribute
 * else.
 */
final class MarkupPolicy {
  private static final Pattern CELLS = Pattern.compile("[1-9]\\d?");
  private static final Pattern OPENED = Pattern.compile("<(p|h[2-4]|strong|em|u|s)>");
  private static final String BREAK = "<br />";

  private static final PolicyFactory POLICY =
      new HtmlPolicyBuilder()
          .allowElements("p", "br", "hr", "h2", "h3", "h4", "blockquote", "ul", "ol", "li")
          .allowElements("strong", "em", "u", "s", "sub", "sup", "a")
          .allowElements("table", "thead", "tbody", "tr", "th", "td")
          .allowElements((name, attributes) -> "h2", "h1")
          .allowElements((name, attributes) -> "h4", "h5", "h6")
          .allowElements((name, attributes) -> "strong", "b")
          .allowElements((name, attributes) -> "em", "i")
          .allowElements((name, attributes) -> "s", "del", "strike")
          .allowElements((name, attributes) -> "p", "div", "section", "article")
          .allowUrlProtocols("https", "http", "mailto", "tel")
          .allowAttributes("href")
          .onElements("a")
          .requireRelsOnLinks("noopener", "nofollow")
          .allowAttributes("colspan", "rowspan")
          .matching(CELLS)
          .onElements("th", "td")
          .withPreprocessor(Links::new)
          .toFactory();

  private MarkupPolicy() {}

  /** Twice: what was renamed in the first round is balanced in the second. */
  static String sanitize(String html) {
    var balanced = POLICY.sanitize(POLICY.sanitize(html));
    for (var before = ""; !before.equals(balanced); ) {
      before = balanced;
      balanced = withoutEmpty(balanced);
    }
    return balanced.strip();
  }

  /** Without elements that hold nothing but blanks and line breaks. */
  private static String withoutEmpty(String html) {
    var left = new StringBuilder();
    int from = 0;
    var opened = OPENED.matcher(html);
    while (opened.find()) {
      var closed = "</" + opened.group(1) + ">";
      int end = afterBlanks(html, opened.end());
      if (!html.startsWith(closed, end)) continue;
      left.append(html, from, opened.start());
      from = end + closed.length();
    }
    return left.append(html, from, html.length()).toString();
  }

  private static int afterBlanks(String html, int from) {
    int at = from;
    while (at < html.length()) {
      if (Character.isWhitespace(html.charAt(at))) at++;
      else if (html.startsWith(BREAK, at)) at += BREAK.length();
      else break;
    }
    return at;
  }
}
