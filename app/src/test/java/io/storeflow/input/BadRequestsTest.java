package io.storeflow.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.testing.AppTest;
import io.storeflow.testing.Route;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.http.HttpMethod;

/** What is no request that any page or program would send, to every route. */
@AppTest
@Tag("any-engine")
class BadRequestsTest extends OverInputs {
  /** Whoever announces too much is told before anything else is looked at. */
  @TestFactory
  Stream<DynamicTest> refusesABodyOfTwentyMegabytes() {
    return Inputs.tests(
        inputs.unsafe(),
        Route::toString,
        route -> {
          var answer = announce(route.path("any", Map.of()), 20 * 1024 * 1024);
          assertThat(answer).contains(" 413 ");
          if (route.pattern().startsWith("/api/")) assertThat(answer).contains("body_too_large");
          else assertThat(answer).contains("<h1 id=\"t\"");
        });
  }

  /** The answer to a request that says how much it will send, and has only begun. */
  private String announce(String path, int length) throws IOException {
    try (var socket = new Socket("127.0.0.1", inputs.port())) {
      socket.setSoTimeout(10_000);
      var head =
          "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html\r\nConnection: close\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
              .formatted(path, "application/x-www-form-urlencoded", length);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      var answer = new StringBuilder();
      for (int read; (read = socket.getInputStream().read()) >= 0; ) {
        answer.append((char) read);
        // The connection stays open for what was announced; the answer is complete before.
        if (answer.indexOf("</html>") >= 0 || answer.indexOf("request_id\":") >= 0) break;
      }
      return answer.toString();
    }
  }

  /** Ids and addresses are ASCII: what is not names nothing. */
  @Test
  void findsNothingByANameThatCannotBe() {
    var sender = inputs.sender();
    var named =
        inputs.all().stream()
            .filter(route -> !route.isUnsafe() && !route.variables().isEmpty())
            .toList();
    assertThat(named)
        .isNotEmpty()
        .allSatisfy(
            route -> {
              var values = new LinkedHashMap<String, String>();
              for (var name : route.variables()) values.put(name, "%F0%9F%8D%9C");
              var path = route.path(sender.scene.store().slug(), values);
              assertThat(sender.desk.get(path).statusCode()).isBetween(300, 499);
            });
  }

  @Test
  void answersQueriesThatCannotBeRead() throws Exception {
    var sender = inputs.sender();
    var slug = sender.scene.store().slug();
    for (var page :
        List.of(
            "/login",
            "/signup",
            "/signup/slug",
            "/shop/" + slug,
            "/shop/" + slug + "/search",
            "/s/" + slug + "/orders",
            "/s/" + slug + "/products",
            "/s/" + slug + "/inventory",
            "/s/" + slug + "/shipping",
            "/s/" + slug + "/audit",
            "/api/v1/stores/" + slug + "/products"))
      for (var query :
          List.of("q=%zz", "q=%C3%28&cursor=%E2%80%8B", "q[0]=x&q.y=$%7Bx%7D&slug=%C4%B0"))
        assertThat(status(page + "?" + query, sender.desk.cookies()))
            .as(page + "?" + query)
            .isBetween(200, 499);
  }

  /** Of the answer to an address that no client here would send. */
  private int status(String path, Map<String, String> cookies) throws IOException {
    try (var socket = new Socket("127.0.0.1", inputs.port())) {
      socket.setSoTimeout(30_000);
      var head =
          "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html\r\nCookie: SESSION=%s\r\nConnection: close\r\n\r\n"
              .formatted(path, cookies.get("SESSION"));
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      var first = new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8);
      return Integer.parseInt(first.substring(9));
    }
  }

  /** JSON where a form is wanted, a form where JSON is, and what is neither. */
  @TestFactory
  Stream<DynamicTest> writesNothingForABodyOfAnotherType() {
    return Inputs.tests(
        inputs.unsafe().stream()
            .filter(it -> it.method() == HttpMethod.POST)
            .filter(it -> Fields.isJson(it) || needsAField(it))
            .toList(),
        Route::toString,
        route -> {
          for (var type : List.of("text/xml", "application/json", "multipart/form-data"))
            if (!(Fields.isJson(route) && type.equals("application/json"))) sendAs(type, route);
        });
  }

  /**
   * What can be done without saying anything is done by a body that says nothing, too; and where a
   * field belongs to a line, there may be no line.
   */
  private boolean needsAField(Route route) {
    return Fields.of(route).stream()
        .filter(field -> !field.contains("["))
        .anyMatch(field -> table.line(route.key(), field, Set.of(Bad.MISSING)).startsWith("4"));
  }

  private void sendAs(String type, Route route) {
    var sender = inputs.sender(inputs.forms().scene());
    var address =
        Fields.isJson(route)
            ? Map.<String, String>of()
            : inputs.forms().good(route, sender.scene).address();
    var path = route.path(sender.scene.store().slug(), address);
    var token = sender.token();
    var before = inputs.counts().of(sender.scene);
    var answer =
        sender.desk.postBody(
            path,
            type,
            "[".repeat(10_000),
            "X-CSRF-TOKEN",
            token,
            "Idempotency-Key",
            "k",
            "X-Forwarded-For",
            Sender.anyAddress());
    assertThat(answer.statusCode()).as(type + answer.body()).isLessThan(500);
    if (Fields.isJson(route)) assertThat(answer.statusCode()).isIn(400, 415);
    assertThat(inputs.counts().of(sender.scene)).as(type).isEqualTo(before);
  }
}
