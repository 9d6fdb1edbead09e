package io.storeflow.testing;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a page as it is shown. */
public final class Looks {
  private static final List<String> GRAVE = List.of("serious", "critical");

  private Looks() {}

  /**
   * What axe finds serious, and whether the page is wider than its screen; empty if all is well.
   */
  public static List<String> wrong(Page page) {
    var wrong = new ArrayList<String>();
    var root = "document.documentElement";
    var wider = (Number) page.evaluate(root + ".scrollWidth - " + root + ".clientWidth");
    if (wider.intValue() > 0) wrong.add("scrolls sideways by " + wider);
    for (var rule : new AxeBuilder(page).analyze().getViolations())
      if (GRAVE.contains(rule.getImpact()))
        rule.getNodes().forEach(node -> wrong.add(told(rule, node)));
    return wrong;
  }

  private static String told(Rule rule, CheckedNode node) {
    return rule.getId() + " " + node.getHtml() + " " + node.getFailureSummary();
  }
}
