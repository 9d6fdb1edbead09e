package io.storeflow.platform.markup;

import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Which markup is left: paragraphs, headings below that of the page, lists, tables, emphasis and
 * links to web, mail and telephone. No style, no script, no picture, no attribute else.
 */
final class MarkupPolicy {
  private static final Pattern CELLS = Pattern.compile("[1-9]\\d?");
  private static final Pattern EMPTY =
      Pattern.compile("<(p|h[2-4]|strong|em|u|s)>(?:\\s|<br />)*</\\1>");

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
          .toFactory();

  private MarkupPolicy() {}

  /** Twice: what was renamed in the first round is balanced in the second. */
  static String sanitize(String html) {
    var balanced = POLICY.sanitize(POLICY.sanitize(html));
    for (var before = ""; !before.equals(balanced); ) {
      before = balanced;
      balanced = EMPTY.matcher(balanced).replaceAll("");
    }
    return balanced.strip();
  }
}
