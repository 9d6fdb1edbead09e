package io.storeflow.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.storeflow.testing.Chromium;
import io.storeflow.testing.Looks;
import io.storeflow.testing.Pictures;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The parts and layouts in a real browser, at each width and in each theme. */
@Tag("browser")
class LooksRightInABrowserTest {
  static final List<String> PAGES = UiDemo.PAGES;

  private static UiDemo demo;

  @BeforeAll
  static void open() throws Exception {
    demo = UiDemo.started();
  }

  @AfterAll
  static void close() {
    if (demo != null) demo.close();
  }

  @ParameterizedTest
  @FieldSource("PAGES")
  void hasNoSeriousFindingAndFitsItsWidth(String name) {
    try (var page = Chromium.shared().newPage(look(1440, ColorScheme.LIGHT))) {
      var complaints = watch(page);
      page.navigate(demo.page(name));
      page.evaluate("document.fonts.ready");
      for (int width : List.of(1440, 390)) {
        page.setViewportSize(width, width < 500 ? 844 : 900);
        Pictures.take(page, name + "-" + width);
        var wrong = width == 1440 ? Looks.wrongInBothThemes(page) : Looks.wrongAtAnotherWidth(page);
        assertThat(wrong).as(name + " at " + width).isEmpty();
      }
      assertThat(complaints).isEmpty();
    }
  }

  @Test
  void aFingerHitsEveryControl() {
    var phone = look(390, ColorScheme.LIGHT).setIsMobile(true).setHasTouch(true);
    try (var page = Chromium.shared().newPage(phone)) {
      page.navigate(demo.page("parts"));
      assertThat(Looks.tooSmall(page)).isEmpty();
    }
  }

  /**
   * Names are as long as people make them, and may break nowhere; two or three ways are our words.
   */
  @ParameterizedTest
  @FieldSource("PAGES")
  void aNameOfOneLongWordFitsAPhone(String name) {
    try (var page = Chromium.shared().newPage(look(390, ColorScheme.LIGHT))) {
      watch(page);
      page.navigate(demo.page(name));
      var wide =
          page.evaluate(
              """
              () => {
                document.querySelectorAll('bdi:not(.segments *)').forEach(it =>
                  it.textContent = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen');
                if (document.scrollingElement.scrollWidth <= innerWidth) return [];
                return [...document.querySelectorAll('body *')]
                  .filter(it => it.getBoundingClientRect().right > innerWidth)
                  .map(it => it.outerHTML.slice(0, 90));
              }
              """);
      assertThat((List<?>) wide).as(name).isEmpty();
    }
  }

  @Test
  void showsTheSaveBarOnlyAfterAChangeAndAsksBeforeWhatHurts() {
    try (var page = Chromium.shared().newPage()) {
      page.navigate(demo.page("parts"));
      page.click("button:has-text('Discard')");
      assertThat(page.isVisible(".save")).isFalse();
      page.fill("#title", "Miso");
      assertThat(page.isVisible(".save")).isTrue();
      assertThat(page.isVisible(".bulk")).isFalse();
      page.check("[data-all]");
      assertThat(page.textContent(".bulk [data-picked]")).isEqualTo("3");
      page.click("form[data-confirm] button");
      assertThat(page.textContent("dialog[open] h2")).isEqualTo("Cancel order #1044?");
      page.click("dialog[open] button:has-text('Keep')");
      assertThat(page.url()).endsWith("/parts.html");
    }
  }

  /** States of one height; what is chosen or can be ticked stands out of its ground in the dark. */
  @Test
  void statesTicksAndChoicesReadInBothThemes() {
    for (var theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      try (var page = Chromium.shared().newPage(look(1280, theme))) {
        page.navigate(demo.page("parts"));
        page.waitForFunction(
            "getComputedStyle(document.querySelector('.segments label:has(:checked)')).backgroundColor"
                + " != 'rgba(0, 0, 0, 0)'");
        assertThat(
                page.evaluate(
                    "new Set([...document.querySelectorAll('.state')].map(it => it.offsetHeight)).size"))
            .isEqualTo(1);
        assertThat(lightness(page, ".segments label:has(:checked)", "backgroundColor"))
            .isGreaterThan(lightness(page, ".segments", "backgroundColor"));
        var edge = lightness(page, "[type=checkbox]:not(.switch, :checked)", "borderTopColor");
        var inside = lightness(page, "[type=checkbox]:not(.switch, :checked)", "backgroundColor");
        assertThat(Math.abs(edge - inside)).as("contrast of an empty tick").isGreaterThan(70);
      }
    }
  }

  /** 0 to 255, of the colour as it is painted. */
  private static int lightness(Page page, String selector, String property) {
    return (int)
        page.evaluate(
            """
            ([selector, property]) => {
              const paint = document.createElement('canvas').getContext('2d');
              paint.fillStyle = getComputedStyle(document.querySelector(selector))[property];
              paint.fillRect(0, 0, 1, 1);
              const [r, g, b] = paint.getImageData(0, 0, 1, 1).data;
              return Math.round((r + g + b) / 3);
            }
            """,
            List.of(selector, property));
  }

  private static Browser.NewPageOptions look(int width, ColorScheme theme) {
    return new Browser.NewPageOptions()
        .setViewportSize(width, width < 500 ? 844 : 900)
        .setColorScheme(theme)
        .setReducedMotion(ReducedMotion.REDUCE);
  }

  private static List<String> watch(Page page) {
    var complaints = new ArrayList<String>();
    page.routeWebSocket("**/ws", route -> connected(route));
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        it -> {
          if (it.type().equals("error")) complaints.add(it.text());
        });
    return complaints;
  }

  private static void connected(WebSocketRoute route) {
    route.onMessage(
        frame -> {
          if (frame.text().startsWith("CONNECT"))
            route.send("CONNECTED\nversion:1.2\nheart-beat:0,0\n\n\0");
        });
  }
}
