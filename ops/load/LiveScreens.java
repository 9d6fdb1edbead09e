import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Opens many live screens on this machine and measures how long news take from the change (the
 * {@code at} of the message) to the screen. Run it beside a load of checkouts:
 *
 * <pre>
 * java ops/load/LiveScreens.java ws://127.0.0.1:8080/ws --seconds 60 --screens 1000 \
 *     --cookie SESSION=... --store PUBLIC_ID --store PUBLIC_ID
 * </pre>
 *
 * <p>Screens are spread over the stores. {@code --inventory} follows the public channels of stock
 * instead, for which no cookie is needed. Ends after the seconds given, ten minutes at most.
 */
final class LiveScreens {
  private static final Pattern AT = Pattern.compile("\"at\":\"([^\"]+)\"");
  private static final int MOST_SCREENS = 20_000;
  private static final int OPENING_AT_ONCE = 50;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Queue<Long> micros = new ConcurrentLinkedQueue<>();
  private final AtomicInteger lost = new AtomicInteger();
  private final List<String> stores = new ArrayList<>();
  private URI address = URI.create("ws://127.0.0.1:8080/ws");
  private String cookie = "";
  private String what = "orders";
  private int screens = 1_000;
  private int seconds = 60;
  private volatile boolean ending;

  public static void main(String[] args) throws Exception {
    var program = new LiveScreens();
    program.read(args);
    program.run();
  }

  private void read(String[] args) throws Exception {
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--store" -> stores.add(args[++i]);
        case "--cookie" -> cookie = args[++i];
        case "--screens" -> screens = Math.min(MOST_SCREENS, Integer.parseInt(args[++i]));
        case "--seconds" -> seconds = Math.min(600, Integer.parseInt(args[++i]));
        case "--inventory" -> what = "inventory";
        default -> address = URI.create(args[i]);
      }
    }
    if (stores.isEmpty()) throw new IllegalArgumentException("Name a store: --store PUBLIC_ID");
    if (!address.getHost().equals("localhost") && !address.getHost().startsWith("127.")
        || !InetAddress.getByName(address.getHost()).isLoopbackAddress())
      throw new IllegalArgumentException("Only for this machine: ws://127.0.0.1:PORT/ws");
  }

  private void run() throws Exception {
    var open = new ArrayList<Screen>();
    for (int i = 0; i < screens; i += OPENING_AT_ONCE) {
      var some = new ArrayList<Screen>();
      for (int j = i; j < Math.min(screens, i + OPENING_AT_ONCE); j++)
        some.add(new Screen(stores.get(j % stores.size())));
      for (var screen : some) screen.following.get(20, TimeUnit.SECONDS);
      open.addAll(some);
      System.err.printf("\r%d screens open", open.size());
    }
    System.err.println();
    micros.clear();
    long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    while (System.nanoTime() < end) {
      Thread.sleep(Math.max(1, Math.min(10_000, (end - System.nanoTime()) / 1_000_000)));
      for (var screen : open) screen.beat();
    }
    ending = true;
    report();
    open.forEach(screen -> screen.socket.abort());
    System.exit(0);
  }

  private void report() {
    var sorted = micros.stream().mapToLong(Long::longValue).sorted().toArray();
    System.out.printf(
        "screens %d, messages %d, sockets lost %d%n", screens, sorted.length, lost.get());
    if (sorted.length == 0) return;
    System.out.printf(
        "from change to screen, ms: p50 %.1f  p95 %.1f  p99 %.1f  max %.1f  mean %.1f%n",
        at(sorted, 0.50),
        at(sorted, 0.95),
        at(sorted, 0.99),
        at(sorted, 1),
        Arrays.stream(sorted).average().orElse(0) / 1_000);
  }

  private static double at(long[] sorted, double share) {
    return sorted[Math.max(0, (int) Math.ceil(sorted.length * share) - 1)] / 1_000.0;
  }

  /** One socket that follows one channel. */
  private final class Screen implements WebSocket.Listener {
    final CompletableFuture<Void> following = new CompletableFuture<>();
    final WebSocket socket;
    private final String destination;
    private final StringBuilder text = new StringBuilder();
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);

    Screen(String store) {
      destination = "/topic/store." + store + "." + what;
      var builder = http.newWebSocketBuilder().subprotocols("v12.stomp");
      if (!cookie.isEmpty()) builder.header("Cookie", cookie);
      socket = builder.buildAsync(address, this).orTimeout(10, TimeUnit.SECONDS).join();
      send("CONNECT\naccept-version:1.2\nheart-beat:10000,10000\n\n\0");
    }

    synchronized void beat() {
      send("\n");
    }

    private synchronized void send(String frame) {
      sent = sent.thenCompose(before -> socket.sendText(frame, true));
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        frame(text.toString());
        text.setLength(0);
      }
      webSocket.request(1);
      return null;
    }

    private void frame(String frame) {
      if (frame.startsWith("MESSAGE")) {
        var at = AT.matcher(frame);
        if (at.find())
          micros.add(Duration.between(Instant.parse(at.group(1)), Instant.now()).toNanos() / 1_000);
      } else if (frame.startsWith("CONNECTED")) {
        send("SUBSCRIBE\nid:1\nreceipt:1\ndestination:" + destination + "\n\n\0");
      } else if (frame.startsWith("RECEIPT")) {
        following.complete(null);
      } else if (frame.startsWith("ERROR")) {
        following.completeExceptionally(new IllegalStateException(frame));
      }
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
      gone("closed with " + code);
      return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable failure) {
      gone(failure.toString());
    }

    private void gone(String why) {
      following.completeExceptionally(new IllegalStateException(why));
      if (!ending && lost.incrementAndGet() <= 3) System.err.println("a socket was lost: " + why);
    }
  }
}
