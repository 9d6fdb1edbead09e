package io.storeflow.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The line between a browser and a node, which may be cut as bad WLAN cuts it: connections stay,
 * new ones are taken, and nothing comes through until it is mended.
 */
public final class Wire implements AutoCloseable {
  private static final int BUFFER = 16 * 1024;

  private final ServerSocket server;
  private final int target;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition mended = lock.newCondition();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private boolean cut;

  private Wire(ServerSocket server, int target) {
    this.server = server;
    this.target = target;
  }

  /** A line that ends at the port. */
  public static Wire to(int port) {
    try {
      var wire = new Wire(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()), port);
      Thread.ofVirtual().start(wire::take);
      return wire;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public String origin() {
    return "http://127.0.0.1:" + port();
  }

  public int port() {
    return server.getLocalPort();
  }

  public void cut() {
    lock.lock();
    try {
      cut = true;
    } finally {
      lock.unlock();
    }
  }

  public void mend() {
    lock.lock();
    try {
      cut = false;
      mended.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Is done as soon as the node has ended one of the connections and all that it sent is here. */
  public CompletableFuture<Void> endedByNode() {
    return ended;
  }

  @Override
  public void close() throws IOException {
    server.close();
    mend();
  }

  private void take() {
    while (!server.isClosed()) {
      try {
        var near = server.accept();
        Thread.ofVirtual().start(() -> join(near));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void join(Socket near) {
    awaitMended();
    try {
      var far = new Socket(InetAddress.getLoopbackAddress(), target);
      Thread.ofVirtual().start(() -> pump(near, far));
      Thread.ofVirtual()
          .start(
              () -> {
                pump(far, near);
                ended.complete(null);
              });
    } catch (IOException refused) {
      close(near);
    }
  }

  private void pump(Socket from, Socket to) {
    try (from;
        to) {
      var buffer = new byte[BUFFER];
      for (int read; (read = from.getInputStream().read(buffer)) >= 0; ) {
        awaitMended();
        to.getOutputStream().write(buffer, 0, read);
      }
    } catch (IOException ended) {
      // The other end has gone; so does this one.
    }
  }

  private void awaitMended() {
    lock.lock();
    try {
      while (cut) mended.awaitUninterruptibly();
    } finally {
      lock.unlock();
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException ignored) {
      // It is gone already.
    }
  }
}
