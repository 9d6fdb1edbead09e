package io.storeflow.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * A mail server that can fall silent: it keeps the connection and says nothing more, as a server
 * does that does not answer. What it does holds for connections from then on.
 */
public final class MailServer implements AutoCloseable {
  /** Where it falls silent. */
  public enum Silent {
    NEVER,
    BEFORE_THE_GREETING,
    AFTER_THE_GREETING,
    AFTER_THE_LAST_BYTE,
    /** Like that, but only until it is told to go on. */
    AFTER_THE_LAST_BYTE_FOR_A_WHILE,
    AT_GOODBYE,
    /** A greeting without end, a byte at a time: each comes in time. */
    DRIPS
  }

  private static final Pattern ID = Pattern.compile("(?mi)^Message-ID: (\\S+)");

  private final ServerSocket listening;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile CountDownLatch going = new CountDownLatch(0);
  private volatile Silent silent = Silent.NEVER;

  public MailServer() {
    try {
      listening = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Thread.ofVirtual().start(this::listen);
  }

  public int port() {
    return listening.getLocalPort();
  }

  public void fallSilent(Silent where) {
    going.countDown();
    going = new CountDownLatch(1);
    silent = where;
  }

  /** Speaks again, and goes on where it stopped for a while. */
  public void speak() {
    silent = Silent.NEVER;
    going.countDown();
  }

  /** All mails that came whole, whether or not it said that it has them. */
  public List<String> taken() {
    return List.copyOf(taken);
  }

  /** Connections so far. */
  public int connections() {
    return connections.get();
  }

  /** Connections that are open. */
  public int open() {
    return open.size();
  }

  public static String messageId(String mail) {
    var id = ID.matcher(mail);
    if (!id.find()) throw new AssertionError("No Message-ID:\n" + mail);
    return id.group(1);
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (var socket : open) socket.close();
  }

  private void listen() {
    while (!listening.isClosed()) {
      try {
        var socket = listening.accept();
        connections.incrementAndGet();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      converse(socket);
    } catch (IOException gone) {
      // The client hung up, as it may.
    } finally {
      open.remove(socket);
    }
  }

  private void converse(Socket socket) throws IOException {
    var in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    var out = socket.getOutputStream();
    if (silent == Silent.BEFORE_THE_GREETING) hang(in);
    if (silent == Silent.DRIPS) drip(out);
    say(out, "220 mail.example");
    if (silent == Silent.AFTER_THE_GREETING) hang(in);
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith("DATA")) {
        say(out, "354 go on");
        taken.add(body(in));
        if (silent == Silent.AFTER_THE_LAST_BYTE) hang(in);
        if (silent == Silent.AFTER_THE_LAST_BYTE_FOR_A_WHILE) pause();
      }
      if (line.startsWith("QUIT") && silent == Silent.AT_GOODBYE) hang(in);
      say(out, line.startsWith("RCPT TO:<refused@") ? "550 nobody here" : "250 ok");
    }
  }

  /** Until the other side hangs up. */
  private static void hang(BufferedReader in) throws IOException {
    while (in.read() >= 0) {
      // reads on and says nothing
    }
    throw new IOException("hung up");
  }

  private void pause() throws IOException {
    try {
      going.await();
    } catch (InterruptedException stopped) {
      throw new IOException(stopped);
    }
  }

  private static void drip(OutputStream out) throws IOException {
    say(out, "220-one moment");
    while (true) {
      out.write('2');
      out.flush();
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  private static String body(BufferedReader in) throws IOException {
    var text = new StringBuilder();
    for (var line = in.readLine(); !".".equals(line); line = in.readLine()) {
      if (line == null) throw new IOException("hung up within a mail");
      text.append(line).append('\n');
    }
    return text.toString();
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }
}
