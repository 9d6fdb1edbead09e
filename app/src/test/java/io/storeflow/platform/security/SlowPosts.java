package io.storeflow.platform.security;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Clients that declare a form and send one byte of it each half second, as slow attackers do. */
final class SlowPosts implements AutoCloseable {
  private final List<Socket> sockets = new ArrayList<>();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  private SlowPosts() {}

  /**
   * @param port of a node whose trusted proxy they come through
   * @param declared length of the body that each promises
   */
  static SlowPosts to(int port, int count, String path, int declared) throws IOException {
    var posts = new SlowPosts();
    var head =
        """
        POST %s HTTP/1.1\r
        Host: shop.example.com\r
        X-Forwarded-Proto: https\r
        Content-Type: application/x-www-form-urlencoded\r
        Content-Length: %d\r
        \r
        a="""
            .formatted(path, declared);
    for (int i = 0; i < count; i++) {
      var socket = new Socket("127.0.0.1", port);
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      posts.sockets.add(socket);
    }
    posts.clock.scheduleWithFixedDelay(posts::drip, 500, 500, TimeUnit.MILLISECONDS);
    return posts;
  }

  /** The status line that the first of them gets, whenever it comes. */
  String firstAnswer() throws IOException {
    var answer = sockets.getFirst().getInputStream();
    return new BufferedReader(new InputStreamReader(answer, StandardCharsets.US_ASCII)).readLine();
  }

  private void drip() {
    for (var socket : sockets)
      try {
        socket.getOutputStream().write('a');
      } catch (IOException ended) {
        // The node has hung up, as it should.
      }
  }

  @Override
  public void close() throws IOException {
    clock.shutdownNow();
    for (var socket : sockets) socket.close();
  }
}
