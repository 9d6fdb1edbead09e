package io.storeflow.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A screen that speaks STOMP by hand, over a real socket. */
public final class StompScreen implements AutoCloseable, WebSocket.Listener {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  public record Frame(String command, Map<String, String> headers, String body) {
    JsonNode json() {
      return JsonMapper.shared().readTree(body);
    }
  }

  private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder partial = new StringBuilder();
  private final WebSocket socket;
  private int subscriptions;

  private StompScreen(int port, Map<String, String> headers) {
    var builder = HTTP.newWebSocketBuilder().subprotocols("v12.stomp");
    headers.forEach(builder::header);
    socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws"), this).join();
  }

  /** Opens the socket without a word. */
  static StompScreen open(int port, Map<String, String> headers) {
    return new StompScreen(port, headers);
  }

  public static StompScreen connect(int port, Map<String, String> headers) {
    var screen = open(port, headers);
    screen.send("CONNECT\naccept-version:1.2\nheart-beat:0,0\n\n");
    assertThat(screen.next().command()).isEqualTo("CONNECTED");
    return screen;
  }

  void send(String frame) {
    socket.sendText(frame + "\0", true).join();
  }

  /** Subscribes and waits until it holds. */
  public StompScreen follow(Topic topic, String... headers) {
    subscribe(topic.destination(), headers);
    assertThat(next().command()).isEqualTo("RECEIPT");
    return this;
  }

  public void subscribe(String destination, String... headers) {
    int id = ++subscriptions;
    var more = headers.length == 0 ? "" : String.join("\n", headers) + "\n";
    send("SUBSCRIBE\nid:%d\nreceipt:%d\ndestination:%s\n%s\n".formatted(id, id, destination, more));
  }

  public Frame next() {
    var frame = poll(PATIENCE);
    assertThat(frame).as("a frame").isNotNull();
    return java.util.Objects.requireNonNull(frame);
  }

  public JsonNode message() {
    var frame = next();
    assertThat(frame.command()).isEqualTo("MESSAGE");
    return frame.json();
  }

  @Nullable Frame poll(Duration patience) {
    try {
      return frames.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Asserts that the next frame is ERROR and that the socket ends, and returns what it says. */
  public String refusal() {
    var error = next();
    assertThat(error.command()).isEqualTo("ERROR");
    closeCode();
    return error.headers().getOrDefault("message", "");
  }

  public int closeCode() {
    return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  @Override
  public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      if (!partial.toString().isBlank()) frames.add(parse(partial.toString()));
      partial.setLength(0);
    }
    webSocket.request(1);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
    closed.complete(code);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void onError(WebSocket webSocket, Throwable failure) {
    closed.complete(1006);
  }

  @Override
  public void close() {
    socket.abort();
  }

  private static Frame parse(String text) {
    var head = text.substring(0, text.indexOf("\n\n")).lines().toList();
    var headers = new HashMap<String, String>();
    for (var line : head.subList(1, head.size()))
      headers.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1));
    var body = text.substring(text.indexOf("\n\n") + 2).replace("\0", "");
    return new Frame(head.getFirst(), headers, body);
  }
}
