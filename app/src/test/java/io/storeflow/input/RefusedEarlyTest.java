package io.storeflow.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.testing.AppTest;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@AppTest
class RefusedEarlyTest {
  @LocalServerPort int port;

  @Test
  void answersPeopleWithAPageThatTheBrowserMayShow() throws IOException {
    for (var path : new String[] {"/%zz", "/shop/%zz", "/shop/a%00b"})
      assertThat(answer(path))
          .startsWith("HTTP/1.1 400")
          .contains("Content-Security-Policy", "text/html", "<h1>This cannot be read</h1>")
          .doesNotContain("Tahoma", "<style");
  }

  @Test
  void answersTheApiWithAProblem() throws IOException {
    assertThat(answer("/api/v1/stores/%zz"))
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json", "\"code\":\"validation_failed\"", "\"status\":400");
  }

  private String answer(String path) throws IOException {
    try (var socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(20_000);
      var head = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
