import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Opens live screens as browsers do, with the offer to compress that every browser makes, and says
 * what each costs a node of this machine:
 *
 * <pre>
 * java ops/load/OpenScreens.java --port 8080 --management 8081 --pid PID --store PUBLIC_ID --screens 2000
 * </pre>
 *
 * <p>The heap is read after a full collection ({@code jcmd PID GC.run}), the rest from {@code
 * /proc/PID/status}. Screens follow the public channel of stock and beat every four seconds. The
 * node must let one address have so many: {@code STOREFLOW_LIVE_MOST_PER_ADDRESS}, and {@code
 * STOREFLOW_LIVE_MOST_SESSIONS} and {@code STOREFLOW_LIVE_KEPT_FOR_STAFF} where the heap is small.
 */
final class OpenScreens {
  private static final int MOST = 20_000;

  private final List<Socket> sockets = new ArrayList<>();
  private int port = 8080;
  private int management = 8081;
  private long pid;
  private String store = "";
  private int screens = 2_000;
  private boolean offers = true;

  public static void main(String[] args) throws Exception {
    var program = new OpenScreens();
    program.read(args);
    program.run();
  }

  private void read(String[] args) {
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--port" -> port = Integer.parseInt(args[++i]);
        case "--management" -> management = Integer.parseInt(args[++i]);
        case "--pid" -> pid = Long.parseLong(args[++i]);
        case "--store" -> store = args[++i];
        case "--screens" -> screens = Math.min(MOST, Integer.parseInt(args[++i]));
        case "--plain" -> offers = false;
        default -> throw new IllegalArgumentException("What is " + args[i] + "?");
      }
    }
    if (pid == 0 || store.isEmpty())
      throw new IllegalArgumentException("Name a node and a store: --pid PID --store PUBLIC_ID");
  }

  private void run() throws Exception {
    open();
    beat();
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
    sockets.removeFirst().close();
    long heapBefore = heap();
    long memoryBefore = resident();
    boolean compressed = false;
    for (int i = 0; i < screens; i++) {
      compressed |= open();
      if (i % 200 == 0) beat();
    }
    beat();
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(5));
    long heap = heap() - heapBefore;
    long memory = resident() - memoryBefore;
    System.out.printf(
        "screens %d, compressed %s; of the heap %.1f kB each, resident %.1f kB each%n",
        sockets.size(), compressed, heap / 1024.0 / screens, memory / 1024.0 / screens);
    for (var socket : sockets) socket.close();
  }

  /** Whether the server took the offer to compress. */
  private boolean open() throws IOException {
    var socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(20_000);
    var offer =
        offers ? "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n" : "";
    socket
        .getOutputStream()
        .write(
            ("GET /ws HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                    + "Sec-WebSocket-Protocol: v12.stomp\r\n%s\r\n")
                .formatted(port, offer)
                .getBytes(StandardCharsets.US_ASCII));
    boolean compressed = false;
    var status = line(socket);
    if (!status.startsWith("HTTP/1.1 101")) throw new IOException("refused: " + status);
    for (String line; !(line = line(socket)).isEmpty(); )
      compressed |= line.toLowerCase().startsWith("sec-websocket-extensions:");
    send(socket, "CONNECT\naccept-version:1.2\nheart-beat:4000,10000\n\n\0");
    send(
        socket,
        "SUBSCRIBE\nid:1\nreceipt:1\ndestination:/topic/store." + store + ".inventory\n\n\0");
    sockets.add(socket);
    return compressed;
  }

  private void beat() throws IOException {
    for (var socket : sockets) {
      send(socket, "\n");
      var waiting = socket.getInputStream();
      while (waiting.available() > 0) waiting.readNBytes(waiting.available());
    }
  }

  /**
   * A text frame, masked with zeros as it is our own machine; up to 125 bytes, or two of length.
   */
  private static void send(Socket socket, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.US_ASCII);
    var frame = new java.io.ByteArrayOutputStream();
    frame.write(0x81);
    if (bytes.length < 126) {
      frame.write(0x80 | bytes.length);
    } else {
      frame.write(0x80 | 126);
      frame.write(bytes.length >> 8);
      frame.write(bytes.length);
    }
    frame.write(new byte[4]);
    frame.write(bytes);
    socket.getOutputStream().write(frame.toByteArray());
  }

  private static String line(Socket socket) throws IOException {
    var line = new StringBuilder();
    for (int next; (next = socket.getInputStream().read()) >= 0 && next != '\n'; )
      if (next != '\r') line.append((char) next);
    return line.toString();
  }

  private long heap() throws Exception {
    for (int i = 0; i < 2; i++)
      new ProcessBuilder("jcmd", Long.toString(pid), "GC.run")
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    try (var socket = new Socket("127.0.0.1", management)) {
      socket
          .getOutputStream()
          .write(
              "GET /actuator/prometheus HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      var lines = new BufferedReader(new InputStreamReader(socket.getInputStream()));
      double bytes = 0;
      for (String line; (line = lines.readLine()) != null; )
        if (line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
          bytes += Double.parseDouble(line.substring(line.lastIndexOf(' ')));
      return (long) bytes;
    }
  }

  private long resident() throws IOException {
    for (var line :
        java.nio.file.Files.readAllLines(java.nio.file.Path.of("/proc/" + pid + "/status")))
      if (line.startsWith("VmRSS:")) return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
    throw new IOException("no such process: " + pid);
  }
}
