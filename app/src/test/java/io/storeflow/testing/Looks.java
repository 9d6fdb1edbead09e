package io.storeflow.testing;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a page as it is shown. Axe is put into the page once and asked by our own
 * call: its builder would load it again for each look, and into an empty page beside it.
 */
public final class Looks {
  /**
   * Controls that a finger may miss: less than 44 px high, and not a word in a sentence. A tick is
   * hit by its label; one without is as large as what it lays around itself.
   */
  private static final String TOO_SMALL =
      """
      [...document.querySelectorAll(
          'button, select, summary, textarea, .button, .input:not([type=hidden]), .nav a, .dock a, .tabs a, .crumb,'
            + 'label:has([type=checkbox], [type=radio]), [type=checkbox], [type=radio]')]
        .filter(it => it.checkVisibility({ visibilityProperty: true }) && !it.closest('.only-read, .skip, [inert]'))
        .filter(it => !it.matches('label [type=checkbox], label [type=radio]'))
        .map(it => {
          const around = parseFloat(it.matches('[type=checkbox], [type=radio]')
            && getComputedStyle(it, '::after').height) || 0;
          return [Math.max(it.getBoundingClientRect().height, around), it.outerHTML.slice(0, 90)];
        })
        .filter(([height]) => height > 0 && height < 43.5)
        .map(([height, html]) => Math.round(height) + ' px high: ' + html)
      """;

  /** Ticks and choices whose mark is not there when they are on, or is there when they are off. */
  private static final String WRONGLY_MARKED =
      """
      [...document.querySelectorAll('[type=checkbox]:not(.switch), [type=radio]:not(.switch)')]
        .filter(it => it.checkVisibility() && getComputedStyle(it).appearance == 'none')
        .filter(it => !it.indeterminate || it.type == 'radio')
        .filter(it => {
          const mark = getComputedStyle(it, '::before');
          if (mark.content == 'none') return false;
          const shown = mark.display != 'inline' && parseFloat(mark.width) > 0 && mark.scale != '0';
          return shown != it.checked;
        })
        .map(it => 'shows ' + (it.checked ? 'no mark' : 'a mark') + ': ' + it.outerHTML.slice(0, 90))
      """;

  private static final String AXE = axe();

  /** Rules whose answer depends on colours; what the others say is the same in each theme. */
  private static final List<String> OF_COLOURS = List.of("color-contrast", "link-in-text-block");

  private static final String SERIOUS =
      """
      async rules => {
        const only = rules.length ? { runOnly: rules } : {};
        const found = await axe.run(document, { resultTypes: ['violations'], ...only });
        return found.violations
          .filter(it => ['serious', 'critical'].includes(it.impact))
          .flatMap(it => it.nodes.map(node => [it.id, node.html, node.failureSummary].join(' ')));
      }
      """;

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

  /** Colours change at once, and do not fade into one another while they are looked at. */
  private static final String STILL =
      """
      () => {
        const still = new CSSStyleSheet();
        still.replaceSync('*, ::before, ::after { transition: none !important }');
        document.adoptedStyleSheets = [still];
      }
      """;

  private Looks() {}

  /** What is wrong at this width: all there is in the light, and what colours do in the dark. */
  public static List<String> wrongInBothThemes(Page page) {
    light(page);
    var wrong = new ArrayList<>(wrong(page));
    dark(page);
    wrong.addAll(serious(page, OF_COLOURS));
    wrong.addAll(unreadable(page));
    return wrong;
  }

  public static void light(Page page) {
    show(page, ColorScheme.LIGHT);
  }

  public static void dark(Page page) {
    show(page, ColorScheme.DARK);
  }

  private static void show(Page page, ColorScheme theme) {
    page.evaluate(STILL);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
  }

  /**
   * What axe finds serious, what cannot be read, and whether the page is wider than its screen;
   * empty if all is well.
   */
  public static List<String> wrong(Page page) {
    var wrong = new ArrayList<String>();
    var root = "document.documentElement";
    var wider = (Number) page.evaluate(root + ".scrollWidth - " + root + ".clientWidth");
    if (wider.intValue() > 0) wrong.add("scrolls sideways by " + wider);
    wrong.addAll(serious(page, List.of()));
    wrong.addAll(unreadable(page));
    wrong.addAll(texts(page.evaluate(WRONGLY_MARKED)).toList());
    return wrong;
  }

  /** Controls that a finger may miss. */
  public static List<String> tooSmall(Page page) {
    return texts(page.evaluate(TOO_SMALL)).toList();
  }

  /** By these rules of axe, or by all for none. */
  private static List<String> serious(Page page, List<String> rules) {
    if (page.evaluate("typeof axe").equals("undefined")) page.evaluate(AXE);
    return texts(page.evaluate(SERIOUS, rules)).toList();
  }

  /** Controls whose words cannot be told from what is behind them, those in menus as well. */
  private static List<String> unreadable(Page page) {
    return texts(page.evaluate(UNREADABLE, LEAST_CONTRAST))
        .map(it -> "cannot be read: " + it)
        .toList();
  }

  private static Stream<String> texts(@Nullable Object list) {
    return ((List<?>) Objects.requireNonNull(list)).stream().map(String::valueOf);
  }

  private static String axe() {
    try (var in = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
