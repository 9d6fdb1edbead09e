package io.storeflow.platform.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;

/**
 * The connection of one mail. When its time is up it is cut, whatever is being waited for: a server
 * that sends a byte now and then would pass every limit that counts from one byte to the next.
 */
final class SmtpLine extends SocketFactory implements AutoCloseable {
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final Future<?> end;
  private volatile boolean cut;

  SmtpLine(ScheduledExecutorService clock, Duration total) {
    end = clock.schedule(this::cut, total.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Not connected yet: that is done by who asked, with a limit of its own. It is a channel's, as an
   * interrupt closes that too: a process that ends does not wait for a server that does not answer.
   */
  @Override
  public Socket createSocket() throws IOException {
    if (cut) throw new IOException("The time for this mail is up");
    var socket = SocketChannel.open().socket();
    sockets.add(socket);
    if (cut) socket.close();
    return socket;
  }

  @Override
  public void close() {
    end.cancel(false);
    hangUp();
  }

  private void cut() {
    cut = true;
    hangUp();
  }

  private void hangUp() {
    for (var socket : sockets) {
      try {
        socket.close();
      } catch (IOException closedAlready) {
        cut = true;
      }
    }
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw notMeant();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    throw notMeant();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw notMeant();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
      throws IOException {
    throw notMeant();
  }

  private static IOException notMeant() {
    return new IOException("Sockets of this line are connected by who asked for them");
  }
}
