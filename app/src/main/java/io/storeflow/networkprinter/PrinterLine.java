package io.storeflow.networkprinter;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * A socket to a printer that speaks ESC/POS. Whatever is at its other end, it is done within {@link
 * #TOTAL}.
 */
final class PrinterLine implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration TOTAL = Duration.ofSeconds(20);

  /** Printers answer at once, or are of those that never do. */
  private static final Duration ANSWER = Duration.ofSeconds(1);

  /** DLE EOT 2 and 4: why it is offline, and how its paper is. */
  private static final byte[] HOW_IS_IT = {0x10, 0x04, 0x02};

  private static final byte[] HOW_IS_ITS_PAPER = {0x10, 0x04, 0x04};

  private static final int COVER = 0x04;
  private static final int STOPPED = 0x20;
  private static final int FAULT = 0x40;
  private static final int PAPER_END = 0x60;

  private final SocketChannel channel;
  private final Selector selector;
  private final long end;

  private PrinterLine(SocketChannel channel, Selector selector, long end) {
    this.channel = channel;
    this.selector = selector;
    this.end = end;
  }

  /**
   * @throws PrinterTrouble if nobody is there
   */
  static PrinterLine to(PrinterAddress address) throws IOException {
    var channel = SocketChannel.open();
    var line = new PrinterLine(channel, Selector.open(), System.nanoTime() + TOTAL.toNanos());
    try {
      channel.configureBlocking(false);
      boolean there = channel.connect(address.socket());
      if (!there) line.await(SelectionKey.OP_CONNECT, CONNECT, "does not answer");
      if (!there) channel.finishConnect();
      return line;
    } catch (PrinterTrouble nobody) {
      line.close();
      throw nobody;
    } catch (IOException nobody) {
      line.close();
      throw new PrinterTrouble("cannot be reached");
    }
  }

  /**
   * @throws PrinterTrouble if it cannot print now
   */
  void print(byte[] what) throws IOException {
    int state = ask(HOW_IS_IT);
    if ((state & COVER) != 0) throw new PrinterTrouble("its cover is open");
    if ((state & STOPPED) != 0) throw new PrinterTrouble("it has no paper");
    if ((state & FAULT) != 0) throw new PrinterTrouble("it has a fault");
    if ((ask(HOW_IS_ITS_PAPER) & PAPER_END) != 0) throw new PrinterTrouble("it has no paper");
    write(what);
    // One that answers has taken all before.
    ask(HOW_IS_IT);
  }

  /** Its state; 0 from one that does not say. */
  private int ask(byte[] question) throws IOException {
    write(question);
    try {
      await(SelectionKey.OP_READ, ANSWER, "");
    } catch (PrinterTrouble silent) {
      return 0;
    }
    var answer = ByteBuffer.allocate(16);
    int count = channel.read(answer);
    if (count < 0) throw new PrinterTrouble("it hung up");
    int state = count == 0 ? 0 : answer.get(count - 1);
    boolean isState = (state & 0x93) == 0x12;
    return isState ? state : 0;
  }

  private void write(byte[] what) throws IOException {
    var left = ByteBuffer.wrap(what);
    while (left.hasRemaining()) {
      await(SelectionKey.OP_WRITE, TOTAL, "takes nothing");
      channel.write(left);
    }
  }

  private void await(int what, Duration most, String trouble) throws IOException {
    var key = channel.register(selector, what);
    long until = Math.min(end, System.nanoTime() + most.toNanos());
    while (true) {
      long left = (until - System.nanoTime()) / 1_000_000;
      if (left <= 0) throw new PrinterTrouble(trouble);
      selector.selectedKeys().clear();
      selector.select(left);
      if ((key.readyOps() & what) != 0) return;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    selector.close();
  }
}
