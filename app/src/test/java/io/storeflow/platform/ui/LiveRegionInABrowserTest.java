package io.storeflow.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.WebSocketRoute;
import io.storeflow.testing.Chromium;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A part of the page that follows a topic: messages, polling, and bumps that are kept until the
 * server has taken them. The page's clock is ours, so that nobody waits for its pauses.
 */
@Tag("browser")
class LiveRegionInABrowserTest {
  private static final Set<Request> UNANSWERED = new HashSet<>();
  private static UiDemo demo;

  @BeforeAll
  static void open() throws Exception {
    demo = UiDemo.started();
  }

  @AfterAll
  static void close() {
    if (demo != null) demo.close();
  }

  @BeforeEach
  void calm() {
    demo.reset();
  }

  @Test
  void followsMessagesAndFetchesAgainWhenOneIsMissing() {
    try (var page = board()) {
      var socket = new AtomicReference<WebSocketRoute>();
      page.routeWebSocket("**/ws", route -> stomp(route, socket));
      page.navigate(demo.page("board"));
      page.waitForSelector("[data-live-state][data-tone=good]");
      later(page, () -> demo.fetches.get() >= 1);
      demo.seq.set(18);
      send(socket, 17, 18);
      page.waitForSelector("[data-seq='18'] #t2018");
      demo.seq.set(21);
      send(socket, 20, 21);
      page.waitForSelector("[data-seq='21'] #t2021");
      int before = demo.fetches.get();
      send(socket, 19, 20);
      demo.seq.set(22);
      send(socket, 21, 22);
      page.waitForSelector("[data-seq='22'] #t2022");
      assertThat(demo.fetches.get()).as("an old message is ignored").isEqualTo(before + 1);
    }
  }

  @Test
  void keepsFocusWhileThingsChangeAround() {
    try (var page = board()) {
      var socket = new AtomicReference<WebSocketRoute>();
      page.routeWebSocket("**/ws", route -> stomp(route, socket));
      page.navigate(demo.page("board"));
      page.waitForSelector("[data-live-state][data-tone=good]");
      page.focus("#t1042 button");
      demo.seq.set(30);
      send(socket, 17, 30);
      page.waitForSelector("#t2030");
      assertThat(page.evaluate("document.activeElement.closest('.ticket').id")).isEqualTo("t1042");
    }
  }

  @Test
  void pollsAndSaysSoWhenTheSocketIsBlocked() {
    try (var page = board()) {
      page.routeWebSocket("**/ws", route -> route.close());
      page.navigate(demo.page("board"));
      demo.seq.set(40);
      later(page, () -> page.isVisible("#t2040"));
      later(page, () -> page.isVisible("[data-live-state]:has-text('every 5 s')"));
      assertThat(page.isVisible("[data-live-bar]")).isFalse();
    }
  }

  @Test
  void keepsBumpsMadeOfflineAndSendsThemInOrder() {
    try (var page = board()) {
      page.routeWebSocket("**/ws", route -> route.close());
      page.navigate(demo.page("board"));
      later(page, () -> demo.fetches.get() >= 1);
      demo.away.set(true);
      page.click("#t1047 button");
      page.click("#t1046 button");
      later(page, () -> page.isVisible("[data-live-bar]"));
      assertThat(demo.bumps).isEmpty();
      demo.away.set(false);
      later(page, () -> demo.bumps.size() == 2);
      assertThat(demo.bumps.get(0)).contains("number=1047");
      assertThat(demo.bumps.get(1)).contains("number=1046");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 429, 500, 503})
  void keepsBumpsThatTheServerHasNotTaken(int status) {
    try (var page = board()) {
      page.routeWebSocket("**/ws", route -> route.close());
      page.navigate(demo.page("board"));
      later(page, () -> demo.fetches.get() >= 1);
      demo.bumpStatus.set(status);
      page.click("#t1047 button");
      // The bar may be there before the first answer; once it is sent again that one was heard.
      later(page, () -> demo.notTaken.get() >= 2);
      later(page, () -> page.isVisible("[data-live-bar]"));
      boolean shut = status == 401 || status == 403;
      later(page, () -> page.isVisible("[data-live-login]") == shut);
      assertThat(page.isVisible(".toast")).isFalse();
      page.reload();
      demo.bumpStatus.set(204);
      // Twice if the reload came while it was being sent: the server takes each act once.
      later(page, () -> !demo.bumps.isEmpty());
      later(page, () -> page.isHidden("[data-live-bar]"));
      assertThat(demo.bumps).allMatch(bump -> bump.contains("number=1047"));
    }
  }

  @Test
  void sendsTheTokenThatIsGoodNowWithBumpsThatWereKept() {
    try (var page = board()) {
      page.routeWebSocket("**/ws", route -> route.close());
      page.navigate(demo.page("board"));
      later(page, () -> demo.fetches.get() >= 1);
      page.evaluate(
          "const form = document.querySelector('#t1047 form');"
              + " form.insertAdjacentHTML('beforeend', '<input type=hidden name=_csrf value=stale>');"
              + " form.querySelector('button').click()");
      later(page, () -> page.isVisible("[data-live-login]"));
      page.evaluate(
          "document.querySelector('header').insertAdjacentHTML('beforeend',"
              + " '<input type=hidden name=_csrf value=fresh>')");
      later(page, () -> demo.bumps.size() == 1);
      assertThat(demo.bumps.getFirst()).contains("_csrf=fresh");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 409})
  void saysThatABumpWasRefusedAndGoesOn(int status) {
    try (var page = board()) {
      page.routeWebSocket("**/ws", route -> route.close());
      page.navigate(demo.page("board"));
      later(page, () -> demo.fetches.get() >= 1);
      demo.bumpStatus.set(status);
      page.click("#t1047 button");
      later(page, () -> page.isVisible(".toast:has-text('1047 has moved on')"));
      assertThat(
              page.evaluate(
                  "Object.entries(sessionStorage).find(([key]) => key.startsWith('outbox'))[1]"))
          .isEqualTo("[]");
      assertThat(page.isVisible("[data-live-bar]")).isFalse();
    }
  }

  /** A page whose time a test may hurry. */
  private static Page board() {
    var page = Chromium.shared().newPage();
    page.clock().install();
    UNANSWERED.clear();
    page.onFrameNavigated(frame -> UNANSWERED.clear());
    page.onRequest(UNANSWERED::add);
    page.onRequestFinished(UNANSWERED::remove);
    page.onRequestFailed(UNANSWERED::remove);
    return page;
  }

  /**
   * Lets the page's time run, second by second but not while it waits for answers, until it is so.
   */
  private static void later(Page page, BooleanSupplier so) {
    page.waitForCondition(
        () -> {
          if (so.getAsBoolean()) return true;
          if (UNANSWERED.isEmpty()) page.clock().runFor(1000);
          return false;
        },
        new Page.WaitForConditionOptions().setTimeout(60_000));
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
}
