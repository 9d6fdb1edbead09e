package io.storeflow.checkout;

import static org.awaitility.Awaitility.await;

import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.Visitor;
import io.storeflow.testing.World;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A screen that follows the orders of a store over a real socket and keeps the last number. */
final class BoardWatch implements AutoCloseable, WebSocket.Listener {
  private static final Pattern SEQ = Pattern.compile("\"seq\":(\\d+)");

  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicLong seq = new AtomicLong();
  private final CompletableFuture<Void> follows = new CompletableFuture<>();
  private final StringBuilder frame = new StringBuilder();
  private final WebSocket socket;

  private BoardWatch(int port, String session, Store store) {
    socket =
        http.newWebSocketBuilder()
            .subprotocols("v12.stomp")
            .header("Cookie", "SESSION=" + session)
            .buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws"), this)
            .join();
    send("CONNECT\naccept-version:1.2\nheart-beat:0,0\n\n");
    var topic = "/topic/store." + store.publicId() + ".orders";
    send("SUBSCRIBE\nid:1\nreceipt:1\ndestination:" + topic + "\n\n");
    follows.orTimeout(10, java.util.concurrent.TimeUnit.SECONDS).join();
  }

  /** Signs in as a cook of the store and follows its orders. */
  static BoardWatch of(int port, World world, Store store) {
    var cook = new Visitor(port);
    cook.signIn(world.member(store, Role.FULFILMENT).email(), World.PASSWORD);
    return new BoardWatch(port, cook.session(), store);
  }

  void awaitSeq(long number) {
    await().atMost(Duration.ofMinutes(1)).until(() -> seq.get() == number);
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    frame.append(data);
    if (last) {
      if (frame.indexOf("RECEIPT") == 0) follows.complete(null);
      var found = SEQ.matcher(frame);
      if (found.find()) seq.set(Long.parseLong(found.group(1)));
      frame.setLength(0);
    }
    from.request(1);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void onError(@Nullable WebSocket from, Throwable failure) {
    follows.completeExceptionally(failure);
  }

  @Override
  public void close() {
    socket.abort();
    http.close();
  }

  private void send(String text) {
    socket.sendText(text + "\0", true).join();
  }
}
