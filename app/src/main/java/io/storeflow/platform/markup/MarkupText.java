package io.storeflow.platform.markup;

import java.util.List;
import java.util.Set;
import org.owasp.html.HtmlSanitizer;

/** Gathers the text of markup. */
final class MarkupText implements HtmlSanitizer.Policy {
  private static final Set<String> BLOCKS =
      Set.of("p", "h2", "h3", "h4", "blockquote", "ul", "ol", "table", "hr");
  private static final Set<String> LINES = Set.of("li", "tr", "br");

  private final StringBuilder text = new StringBuilder();

  /** Line ends that come before whatever comes next. */
  private int breaks;

  @Override
  public void openDocument() {}

  @Override
  public void closeDocument() {}

  @Override
  public void openTag(String name, List<String> attributes) {
    if (BLOCKS.contains(name)) atLeast(2);
    else if (LINES.contains(name)) breaks = Math.max(breaks, 1);
    else if (name.equals("td") || name.equals("th")) add(" ");
    if (name.equals("li")) add(Markup.ENTRY + " ");
  }

  @Override
  public void closeTag(String name) {
    if (BLOCKS.contains(name)) atLeast(2);
    else if (name.equals("li")) atLeast(1);
  }

  @Override
  public void text(String some) {
    add(some.replaceAll("[ \\t\\r\\n]+", " "));
  }

  private void atLeast(int lines) {
    breaks = Math.max(breaks, lines);
  }

  private void add(String some) {
    boolean begins = text.isEmpty() || breaks > 0 || text.charAt(text.length() - 1) == ' ';
    var more = begins ? some.stripLeading() : some;
    if (more.isEmpty()) return;
    if (!text.isEmpty()) text.append("\n".repeat(breaks));
    breaks = 0;
    text.append(more);
  }

  @Override
  public String toString() {
    return text.toString().strip().replaceAll(" +\\n", "\n");
  }
}
