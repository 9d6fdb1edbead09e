package io.storeflow.networkprinter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A receipt printer that speaks ESC/POS on a socket, and says how it is when asked. */
final class FakePrinter implements AutoCloseable {
  private static final byte[] CUT = {0x1d, 0x56, 0x42, 0x00};
  private static final int WELL = 0x12;

  private final ServerSocket door;
  private final List<byte[]> printed = new CopyOnWriteArrayList<>();
  private volatile int state = WELL;
  private volatile boolean silent;

  FakePrinter() throws IOException {
    door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::listen);
  }

  String address() {
    return "127.0.0.1:" + door.getLocalPort();
  }

  /** What is said when it is asked: 0x20 for no paper, 0x04 for an open cover. */
  void say(int trouble) {
    state = WELL | trouble;
  }

  /** Some printers never answer. */
  void sayNothing() {
    silent = true;
  }

  /** What came out, each as it was sent. */
  List<byte[]> printed() {
    return printed;
  }

  private void listen() {
    while (!door.isClosed())
      try (var caller = door.accept()) {
        converse(caller);
      } catch (IOException gone) {
        if (door.isClosed()) return;
      }
  }

  private void converse(Socket caller) throws IOException {
    var taken = new ByteArrayOutputStream();
    var in = caller.getInputStream();
    for (int it = in.read(); it >= 0; it = in.read()) {
      if (it == 0x10 && !isPicture(taken.toByteArray())) {
        in.readNBytes(2);
        if (!silent) caller.getOutputStream().write(state);
        continue;
      }
      taken.write(it);
      var all = taken.toByteArray();
      if (it == 0 && endsWith(all, CUT)) printed.add(all);
    }
  }

  /** Whether what comes next is still of a picture, whose bytes may be any. */
  private static boolean isPicture(byte[] all) {
    int at = 0;
    while (at < all.length) {
      if (all[at] == 0x1d && at + 1 < all.length && all[at + 1] == 0x76) {
        if (at + 8 > all.length) return true;
        int size = (all[at + 4] & 0xff) * ((all[at + 6] & 0xff) + 256 * (all[at + 7] & 0xff));
        at += 8 + size;
        if (at > all.length) return true;
      } else at++;
    }
    return false;
  }

  private static boolean endsWith(byte[] all, byte[] end) {
    return all.length >= end.length
        && Arrays.equals(all, all.length - end.length, all.length, end, 0, end.length);
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
