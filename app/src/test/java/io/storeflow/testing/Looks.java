package io.storeflow.testing;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  /**
   * The rule of axe that takes nearly all of its time. It also knows what lies over what without
   * being around it; {@link #FAINT} asks the rest.
   */
  private static final String CONTRAST = "color-contrast";

  /** What axe is told: all rules, all but the contrast, and links told from text by colour. */
  private static final Map<String, ?> ALL = Map.of();

  private static final Map<String, ?> ALL_BUT_CONTRAST =
      Map.of("rules", Map.of(CONTRAST, Map.of("enabled", false)));
  private static final Map<String, ?> LINKS = Map.of("runOnly", List.of("link-in-text-block"));

  private static final String SERIOUS =
      """
      async rules => {
        const found = await axe.run(document, { resultTypes: ['violations'], ...rules });
        return found.violations
          .filter(it => ['serious', 'critical'].includes(it.impact))
          .flatMap(it => it.nodes.map(node => [it.id, node.html, node.failureSummary].join(' ')));
      }
      """;

  /**
   * Words against what is behind them, also those in menus, which are opened for it and closed
   * again: 4.5 to 1, large ones 3 to 1 (WCAG 2.2, 1.4.3), and 3 to 1 for controls that cannot be
   * used now. Colours are read as the browser paints them. Nothing is said of words on pictures.
   */
  private static final String FAINT =
      """
      () => {
        const shut = [...document.querySelectorAll('details:not([open])')];
        shut.forEach(it => it.open = true);
        const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
        const known = new Map();
        const rgba = colour => {
          if (known.has(colour)) return known.get(colour);
          paint.clearRect(0, 0, 1, 1);
          paint.fillStyle = colour;
          paint.fillRect(0, 0, 1, 1);
          const [r, g, b, a] = paint.getImageData(0, 0, 1, 1).data;
          known.set(colour, [r, g, b, a / 255]);
          return known.get(colour);
        };
        const over = (under, [r, g, b, a]) => a > .98 ? [r, g, b] : a < .01 ? under
          : under && [r, g, b].map((it, at) => it * a + under[at] * (1 - a));
        const styles = new Map();
        const style = it => {
          if (!styles.has(it)) {
            const { backgroundColor, backgroundImage, backgroundRepeat, opacity } = getComputedStyle(it);
            const picture = backgroundImage != 'none' && backgroundRepeat != 'no-repeat';
            styles.set(it, [rgba(backgroundColor), picture, Number(opacity)]);
          }
          return styles.get(it);
        };
        const painted = (chain, at, under, words, solid) => {
          const [colour, picture, opacity] = style(chain[at]);
          const ground = picture ? null : over(under, colour);
          const both = at ? painted(chain, at - 1, ground, words, solid) : [ground, over(ground, words)];
          return opacity == 1 || solid ? both : both.map(it => it && over(under, [...it, opacity]));
        };
        const light = colour => colour
          .map(it => it / 255)
          .map(it => it <= .04045 ? it / 12.92 : ((it + .055) / 1.055) ** 2.4)
          .reduce((sum, it, at) => sum + it * [.2126, .7152, .0722][at], 0);
        const contrast = (a, b) => {
          const [low, high] = [light(a), light(b)].sort((x, y) => x - y);
          return (high + .05) / (low + .05);
        };
        const fields = 'input:not([type=hidden], [type=checkbox], [type=radio]), textarea, select';
        const found = new Set(document.querySelectorAll(fields));
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (texts.nextNode())
          if (/[\\p{L}\\p{N}]/u.test(texts.currentNode.data)) found.add(texts.currentNode.parentElement);
        const faint = [...found]
          .filter(it => !it.closest('.only-read, .skip, [inert], svg, option, script, style, noscript')
            && it.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
          .map(it => {
            const chain = [];
            for (let up = it; up; up = up.parentElement) chain.push(up);
            const { color, fontSize, fontWeight } = getComputedStyle(it);
            const off = it.closest(':disabled, [aria-disabled=true], label:has(:disabled)');
            const size = parseFloat(fontSize);
            const large = size >= 24 || size >= 18.66 && fontWeight >= 700;
            const [ground, words] = painted(chain, chain.length - 1, [255, 255, 255], rgba(color), off);
            return [it, ground && words ? contrast(words, ground) : 21, off || large ? 3 : 4.5];
          })
          .filter(([, has, least]) => has < least - .03)
          .map(([it, has]) => has.toFixed(1) + ' to 1: ' + it.outerHTML.slice(0, 120));
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

  /** What comes in has come: what is half there is fainter than it will be in a moment. */
  private static final String ARRIVED =
      """
      () => Promise.allSettled(document.getAnimations()
        .filter(it => it.playState == 'running' && Number.isFinite(it.effect.getComputedTiming().endTime))
        .map(it => it.finished))
        .then(() => null)
      """;

  private Looks() {}

  /** What is wrong at this width: all there is in the light, and what colours do in the dark. */
  public static List<String> wrongInBothThemes(Page page) {
    return inBothThemes(page, ALL);
  }

  /**
   * The same for a page that {@link #wrongInBothThemes} has seen at a first width: axe is not asked
   * for the contrast once more.
   */
  public static List<String> wrongAtAnotherWidth(Page page) {
    return inBothThemes(page, ALL_BUT_CONTRAST);
  }

  private static List<String> inBothThemes(Page page, Map<String, ?> rules) {
    light(page);
    var wrong = new ArrayList<>(wrong(page, rules));
    dark(page);
    wrong.addAll(serious(page, LINKS));
    wrong.addAll(faint(page));
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
    return wrong(page, ALL);
  }

  private static List<String> wrong(Page page, Map<String, ?> rules) {
    page.evaluate(ARRIVED);
    var wrong = new ArrayList<String>();
    var root = "document.documentElement";
    var wider = (Number) page.evaluate(root + ".scrollWidth - " + root + ".clientWidth");
    if (wider.intValue() > 0) wrong.add("scrolls sideways by " + wider);
    wrong.addAll(serious(page, rules));
    wrong.addAll(faint(page));
    wrong.addAll(texts(page.evaluate(WRONGLY_MARKED)).toList());
    return wrong;
  }

  /** Controls that a finger may miss. */
  public static List<String> tooSmall(Page page) {
    return texts(page.evaluate(TOO_SMALL)).toList();
  }

  /** By these rules of axe. */
  private static List<String> serious(Page page, Map<String, ?> rules) {
    if (page.evaluate("typeof axe").equals("undefined")) page.evaluate(AXE);
    return texts(page.evaluate(SERIOUS, rules)).toList();
  }

  /** Words that cannot be told from what is behind them, those in menus as well. */
  private static List<String> faint(Page page) {
    return texts(page.evaluate(FAINT)).map(it -> "cannot be read: " + it).toList();
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
