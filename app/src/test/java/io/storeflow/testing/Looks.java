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

  /** Contrast below which nobody can tell that a control has words (WCAG asks for 4.5). */
  private static final double LEAST_CONTRAST = 3;

  /**
   * Words of every control that can be seen against what is behind them, also those in menus, which
   * are opened for it and closed again. Colours are read as the browser paints them.
   */
  private static final String UNREADABLE =
      """
      least => {
        const shut = [...document.querySelectorAll('details:not([open])')];
        shut.forEach(it => it.open = true);
        const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
        const rgba = colour => {
          paint.clearRect(0, 0, 1, 1);
          paint.fillStyle = colour;
          paint.fillRect(0, 0, 1, 1);
          return [...paint.getImageData(0, 0, 1, 1).data];
        };
        const behind = element => {
          for (let it = element; it; it = it.parentElement) {
            const style = getComputedStyle(it);
            if (style.backgroundImage !== 'none') return null;
            const [r, g, b, a] = rgba(style.backgroundColor);
            if (a > 250) return [r, g, b];
          }
          return [255, 255, 255];
        };
        const light = ([r, g, b]) => [r, g, b]
          .map(it => it / 255)
          .map(it => it <= .04045 ? it / 12.92 : ((it + .055) / 1.055) ** 2.4)
          .reduce((sum, it, at) => sum + it * [.2126, .7152, .0722][at], 0);
        const contrast = (a, b) => {
          const [low, high] = [light(a), light(b)].sort((x, y) => x - y);
          return (high + .05) / (low + .05);
        };
        const faint = [...document.querySelectorAll('button, .button, summary, nav a, input[type=submit]')]
          .filter(it => it.innerText?.trim() && !it.closest('.only-read, .skip, [inert]')
            && it.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
          .map(it => [it, behind(it)])
          .filter(([it, ground]) => ground && contrast(rgba(getComputedStyle(it).color), ground) < least)
          .map(([it]) => it.outerHTML.slice(0, 120));
        shut.forEach(it => it.open = false);
        return faint;
      }
      """;

  private Looks() {}

  /** Controls whose words cannot be told from what is behind them, those in menus as well. */
  public static List<String> unreadable(Page page) {
    var found = (List<?>) page.evaluate(UNREADABLE, LEAST_CONTRAST);
    return found.stream().map(it -> "cannot be read: " + it).toList();
  }

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
