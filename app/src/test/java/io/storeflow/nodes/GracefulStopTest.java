package io.storeflow.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.storeflow.testing.AppProcess;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A node that is told to stop (SIGTERM) finishes what it has begun and takes nothing new. */
@AppTest
@Tag("processes")
@Tag("any-engine")
class GracefulStopTest {
  @Autowired World world;

  @Test
  void finishesTheRequestThatIsUnderWay() throws Exception {
    var store = world.store();
    try (var node = AppProcess.start(0, Map.of());
        var request = new Socket("127.0.0.1", node.port())) {
      request.setSoTimeout(20_000);
      send(
          request,
          """
          POST /api/v1/stores/%s/checkout HTTP/1.1\r
          Host: 127.0.0.1\r
          Content-Type: application/json\r
          Idempotency-Key: k\r
          Content-Length: 2\r
          \r
          {"""
              .formatted(store.slug()));
      await().until(() -> isUnderWay(node));
      var stopped = CompletableFuture.runAsync(node::close);
      await()
          .untilAsserted(
              () ->
                  assertThatThrownBy(() -> new Socket("127.0.0.1", node.port()).close())
                      .isInstanceOf(ConnectException.class));
      assertThat(stopped).isNotDone();

      send(request, "}");
      var answer =
          new BufferedReader(
              new InputStreamReader(request.getInputStream(), StandardCharsets.UTF_8));
      assertThat(answer.readLine()).startsWith("HTTP/1.1 422");
      stopped.get(30, TimeUnit.SECONDS);
    }
  }

  /** The node's own metrics count the request that waits for the rest of its body. */
  private static boolean isUnderWay(AppProcess node) {
    return node.metric("http_server_requests_active_seconds_count", "method=\"POST\"") > 0;
  }

  private static void send(Socket to, String text) throws IOException {
    to.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    to.getOutputStream().flush();
  }
}
