package io.storeflow.networkprinter;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A receipt printer that speaks ESC/POS on a socket, and says how it is when asked. */
final class FakePrinter implements AutoCloseable {
  private static final int ASK = 0x10;
  private static final int COMMAND = 0x1d;
  private static final int PICTURE = 0x76;
  private static final int CUT = 0x56;
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
    var in = new BufferedInputStream(caller.getInputStream());
    for (int it = in.read(); it >= 0; it = in.read()) {
      if (it == ASK) {
        in.readNBytes(2);
        if (!silent) caller.getOutputStream().write(state);
        continue;
      }
      taken.write(it);
      if (it != COMMAND) continue;
      int what = in.read();
      taken.write(what);
      if (what == PICTURE) takePicture(in, taken);
      if (what == CUT) {
        taken.writeBytes(in.readNBytes(2));
        printed.add(taken.toByteArray());
      }
    }
  }

  /** Its bytes may be any: how many they are is said before. */
  private static void takePicture(InputStream in, ByteArrayOutputStream taken) throws IOException {
    var head = in.readNBytes(6);
    taken.writeBytes(head);
    int width = (head[2] & 0xff) + 256 * (head[3] & 0xff);
    int rows = (head[4] & 0xff) + 256 * (head[5] & 0xff);
    taken.writeBytes(in.readNBytes(width * rows));
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
