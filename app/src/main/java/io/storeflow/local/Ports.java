package io.storeflow.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/** Finds ports that nobody listens on. */
public final class Ports {
  private static final int LOWEST = 15_000;

  /** Linux begins with 32,768. */
  private static final int FIRST_OUTGOING = 32_000;

  private static final int TRIES = 100;

  private Ports() {}

  /**
   * Any free port, below those that the system gives to outgoing connections: none of these takes
   * it before somebody listens on it. Nor does another StoreFlow of the same user that looks for
   * one, for as long as this JVM lives.
   */
  public static int any() {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, FIRST_OUTGOING);
      if (free(port) && Claims.claim(port)) return port;
    }
    return anyAtAll();
  }

  private static int anyAtAll() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The port itself or the next free one above it. */
  static int from(int first, int besides) {
    for (int port = first; port < first + 100; port++) {
      if (port != besides && free(port)) return port;
    }
    return any();
  }

  /** Whether nobody listens on it, on this machine's own address or on all addresses. */
  static boolean free(int port) {
    return canBind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
        && canBind(new InetSocketAddress(port));
  }

  private static boolean canBind(InetSocketAddress address) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(address);
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  /** A file of which each JVM locks the bytes that stand for its ports; they go with the JVM. */
  private static final class Claims {
    private static final Path FILE =
        Path.of(
            System.getProperty("java.io.tmpdir"),
            "storeflow-ports-" + System.getProperty("user.name"));

    private static final FileChannel CHANNEL = open();

    static boolean claim(int port) {
      try {
        return CHANNEL.tryLock(port, 1, false) != null;
      } catch (OverlappingFileLockException ours) {
        return false;
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    private static FileChannel open() {
      try {
        return FileChannel.open(FILE, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
