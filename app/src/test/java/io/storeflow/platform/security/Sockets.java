package io.storeflow.platform.security;

import static io.storeflow.platform.security.ProductionNode.HTTP;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.concurrent.CompletionException;

/** Live sockets to a node behind its proxy. */
final class Sockets {
  private final ProductionNode node;

  Sockets(ProductionNode node) {
    this.node = node;
  }

  /**
   * A socket counts when it is open on the server too, a moment after its client has the answer.
   */
  void awaitCounted(List<WebSocket> open) {
    await().until(() -> node.gauge("storeflow_live_sessions") == open.size());
  }

  void assertRefused(String address, String... headers) {
    assertThatThrownBy(() -> socket(address, headers))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(WebSocketHandshakeException.class);
  }

  WebSocket socket(String client, String... headers) {
    var builder =
        HTTP.newWebSocketBuilder()
            .subprotocols("v12.stomp")
            .header("X-Forwarded-For", client)
            .header("X-Forwarded-Proto", "https");
    for (int i = 0; i < headers.length; i += 2) builder.header(headers[i], headers[i + 1]);
    var address = URI.create("ws://127.0.0.1:" + node.port() + "/ws");
    return builder.buildAsync(address, new WebSocket.Listener() {}).join();
  }
}
