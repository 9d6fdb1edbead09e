package io.storeflow.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.storeflow.platform.assets.AssetFiles;
import io.storeflow.testing.Chromium;
import io.storeflow.testing.Looks;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Shows the parts and layouts in a real browser: pictures in target/ui, axe, and the live region.
 */
@Tag("browser")
class LooksRightInABrowserTest {
  private static final Path FOLDER = Path.of("target/ui");
  private static final List<String> PAGES = List.of("parts", "shop", "alone", "board");

  private static Pages pages;
  private static HttpServer server;
  private static Chromium chromium;
  private static Browser browser;
  private static String origin;

  private static final AtomicInteger SEQ = new AtomicInteger(17);
  private static final AtomicBoolean BROKEN = new AtomicBoolean();
  private static final AtomicInteger FETCHES = new AtomicInteger();
  private static final AtomicInteger BUMP_STATUS = new AtomicInteger(204);
  private static final List<String> BUMPS = Collections.synchronizedList(new ArrayList<>());

  @BeforeAll
  static void open() throws Exception {
    chromium = Chromium.start();
    browser = chromium.browser();
    pages = new Pages();
    for (var page : PAGES) {
      Files.createDirectories(FOLDER);
      var html = pages.render("ui-demo/" + page, Samples.model(), Locale.ENGLISH);
      Files.writeString(FOLDER.resolve(page + ".html"), html);
    }
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", LooksRightInABrowserTest::answer);
    server.start();
    origin = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterAll
  static void close() {
    if (chromium != null) chromium.close();
    if (server != null) server.stop(0);
  }

  @BeforeEach
  void calm() {
    SEQ.set(17);
    BROKEN.set(false);
    FETCHES.set(0);
    BUMP_STATUS.set(204);
    BUMPS.clear();
  }

  @ParameterizedTest
  @ValueSource(strings = {"parts", "shop", "alone", "board"})
  void hasNoSeriousFindingAndFitsItsWidth(String name) {
    for (int width : List.of(390, 1440)) {
      for (var theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        try (var page = browser.newPage(look(width, theme))) {
          var complaints = watch(page);
          page.navigate(origin + "/" + name + ".html");
          page.evaluate("document.fonts.ready");
          var label = name + "-" + width + "-" + theme.name().toLowerCase(Locale.ROOT);
          page.screenshot(
              new Page.ScreenshotOptions()
                  .setPath(FOLDER.resolve(label + ".png"))
                  .setFullPage(!name.equals("board")));
          assertThat(Looks.wrong(page)).as(label).isEmpty();
          assertThat(complaints).as(label).isEmpty();
        }
      }
    }
  }

  @Test
  void followsMessagesAndFetchesAgainWhenOneIsMissing() {
    try (var page = browser.newPage()) {
      var socket = new AtomicReference<WebSocketRoute>();
      page.routeWebSocket("**/ws", route -> stomp(route, socket));
      page.navigate(origin + "/board.html");
      page.waitForSelector("[data-live-state][data-tone=good]");
      page.waitForCondition(() -> FETCHES.get() >= 1);
      SEQ.set(18);
      send(socket, 17, 18);
      page.waitForSelector("[data-seq='18'] #t2018");
      SEQ.set(21);
      send(socket, 20, 21);
      page.waitForSelector("[data-seq='21'] #t2021");
      int before = FETCHES.get();
      send(socket, 19, 20);
      SEQ.set(22);
      send(socket, 21, 22);
      page.waitForSelector("[data-seq='22'] #t2022");
      assertThat(FETCHES.get()).as("an old message is ignored").isEqualTo(before + 1);
    }
  }

  @Test
  void keepsFocusWhileThingsChangeAround() {
    try (var page = browser.newPage()) {
      var socket = new AtomicReference<WebSocketRoute>();
      page.routeWebSocket("**/ws", route -> stomp(route, socket));
      page.navigate(origin + "/board.html");
      page.waitForSelector("[data-live-state][data-tone=good]");
      page.focus("#t1042 button");
      SEQ.set(30);
      send(socket, 17, 30);
      page.waitForSelector("#t2030");
      assertThat(page.evaluate("document.activeElement.closest('.ticket').id")).isEqualTo("t1042");
    }
  }

  @Test
  void pollsAndSaysSoWhenTheSocketIsBlocked() {
    try (var page = browser.newPage()) {
      page.routeWebSocket("**/ws", route -> route.close());
      page.navigate(origin + "/board.html");
      SEQ.set(40);
      page.waitForSelector("#t2040", new Page.WaitForSelectorOptions().setTimeout(12_000));
      page.waitForSelector("[data-live-state]:has-text('every 5 s')");
      assertThat(page.isVisible("[data-live-bar]")).isFalse();
    }
  }

  @Test
  void keepsBumpsMadeOfflineAndSendsThemInOrder() {
    try (var page = browser.newPage()) {
      page.routeWebSocket("**/ws", route -> route.close());
      page.navigate(origin + "/board.html");
      page.waitForCondition(() -> FETCHES.get() >= 1);
      BROKEN.set(true);
      page.click("#t1047 button");
      page.click("#t1046 button");
      page.waitForSelector("[data-live-bar]:not([hidden])");
      assertThat(BUMPS).isEmpty();
      BROKEN.set(false);
      page.waitForCondition(
          () -> BUMPS.size() == 2, new Page.WaitForConditionOptions().setTimeout(15_000));
      assertThat(BUMPS.get(0)).contains("number=1047");
      assertThat(BUMPS.get(1)).contains("number=1046");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 429, 500, 503})
  void keepsBumpsThatTheServerHasNotTaken(int status) {
    try (var page = browser.newPage()) {
      page.routeWebSocket("**/ws", route -> route.close());
      page.navigate(origin + "/board.html");
      page.waitForCondition(() -> FETCHES.get() >= 1);
      BUMP_STATUS.set(status);
      page.click("#t1047 button");
      page.waitForSelector("[data-live-bar]:not([hidden])");
      assertThat(page.isVisible("[data-live-login]")).isEqualTo(status == 401 || status == 403);
      assertThat(page.isVisible(".toast")).isFalse();
      page.reload();
      BUMP_STATUS.set(204);
      page.waitForCondition(
          () -> BUMPS.size() == 1, new Page.WaitForConditionOptions().setTimeout(15_000));
      assertThat(BUMPS.getFirst()).contains("number=1047");
      page.waitForSelector(
          "[data-live-bar]",
          new Page.WaitForSelectorOptions()
              .setState(com.microsoft.playwright.options.WaitForSelectorState.HIDDEN));
    }
  }

  @Test
  void sendsTheTokenThatIsGoodNowWithBumpsThatWereKept() {
    try (var page = browser.newPage()) {
      page.routeWebSocket("**/ws", route -> route.close());
      page.navigate(origin + "/board.html");
      page.waitForCondition(() -> FETCHES.get() >= 1);
      BUMP_STATUS.set(403);
      page.evaluate(
          "const form = document.querySelector('#t1047 form');"
              + " form.insertAdjacentHTML('beforeend', '<input type=hidden name=_csrf value=stale>');"
              + " form.querySelector('button').click()");
      page.waitForSelector("[data-live-login]:not([hidden])");
      page.evaluate(
          "document.querySelector('header').insertAdjacentHTML('beforeend',"
              + " '<input type=hidden name=_csrf value=fresh>')");
      BUMP_STATUS.set(204);
      page.waitForCondition(
          () -> BUMPS.size() == 1, new Page.WaitForConditionOptions().setTimeout(15_000));
      assertThat(BUMPS.getFirst()).contains("_csrf=fresh").doesNotContain("stale");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 409})
  void saysThatABumpWasRefusedAndGoesOn(int status) {
    try (var page = browser.newPage()) {
      page.routeWebSocket("**/ws", route -> route.close());
      page.navigate(origin + "/board.html");
      page.waitForCondition(() -> FETCHES.get() >= 1);
      BUMP_STATUS.set(status);
      page.click("#t1047 button");
      page.waitForSelector(".toast:has-text('1047 has moved on')");
      assertThat(
              page.evaluate(
                  "Object.entries(sessionStorage).find(([key]) => key.startsWith('outbox'))[1]"))
          .isEqualTo("[]");
      assertThat(page.isVisible("[data-live-bar]")).isFalse();
    }
  }

  @Test
  void showsTheSaveBarOnlyAfterAChangeAndAsksBeforeWhatHurts() {
    try (var page = browser.newPage()) {
      page.navigate(origin + "/parts.html");
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
      try (var page = browser.newPage(look(1280, theme))) {
        page.navigate(origin + "/parts.html");
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
    page.routeWebSocket("**/ws", route -> stomp(route, new AtomicReference<>()));
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        it -> {
          if (it.type().equals("error")) complaints.add(it.text());
        });
    return complaints;
  }

  private static void stomp(WebSocketRoute route, AtomicReference<WebSocketRoute> socket) {
    route.onMessage(
        frame -> {
          if (frame.text().startsWith("CONNECT"))
            route.send("CONNECTED\nversion:1.2\nheart-beat:0,0\n\n\0");
          if (frame.text().startsWith("SUBSCRIBE")) socket.set(route);
        });
  }

  private static void send(AtomicReference<WebSocketRoute> socket, int before, int seq) {
    var body = "{\"event\":\"Changed\",\"prev_seq\":" + before + ",\"seq\":" + seq + "}";
    Objects.requireNonNull(socket.get())
        .send(
            "MESSAGE\nsubscription:sub-0\nmessage-id:"
                + seq
                + "\ndestination:/topic\n\n"
                + body
                + "\0");
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      if (BROKEN.get() && !path.startsWith("/assets/")) return;
      if (path.equals("/bump") && BUMP_STATUS.get() != 204) {
        var words = "1047 has moved on".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/plain;charset=UTF-8");
        exchange.sendResponseHeaders(BUMP_STATUS.get(), words.length);
        exchange.getResponseBody().write(words);
        return;
      }
      if (path.equals("/bump")) {
        BUMPS.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(204, -1);
        return;
      }
      if (path.startsWith("/assets/"))
        AssetFiles.write(pages.assets, List.of(path.split("/")[3]), FOLDER);
      var bytes = path.equals("/region") ? region() : file(path);
      exchange.getResponseHeaders().add("Content-Type", type(path));
      exchange
          .getResponseHeaders()
          .add(
              "Content-Security-Policy",
              "default-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static byte[] region() throws IOException {
    FETCHES.incrementAndGet();
    var model = Samples.model();
    model.put("seq", SEQ.get());
    if (SEQ.get() > 17) model.put("piles", moved());
    try {
      return pages.render("ui-demo/board", model, Locale.ENGLISH).getBytes(StandardCharsets.UTF_8);
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private static Map<String, List<Integer>> moved() {
    var piles = new LinkedHashMap<String, List<Integer>>();
    piles.put("New", List.of(1047, 1046));
    piles.put("Preparing", List.of(2000 + SEQ.get(), 1042, 1043));
    piles.put("Ready", List.of(1040));
    return piles;
  }

  private static byte[] file(String path) throws IOException {
    if (path.equals("/stores.css"))
      return StoreColours.css(
              List.of(
                  new StoreColours.StoreColour("hanami-kitchen", "#a8355f"),
                  new StoreColours.StoreColour("hanami-market", "#1c6b66")))
          .getBytes(StandardCharsets.UTF_8);
    var file = FOLDER.resolve(path.substring(1));
    return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
  }

  private static String type(String path) {
    if (path.endsWith(".css")) return "text/css";
    if (path.endsWith(".js")) return "text/javascript";
    if (path.endsWith(".svg")) return "image/svg+xml";
    return path.endsWith(".woff2") ? "font/woff2" : "text/html;charset=utf-8";
  }
}
