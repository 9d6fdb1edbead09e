package io.storeflow.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Copies a Linux program without its debug symbols: 30 MB of MariaDB's 314 are ever loaded, and the
 * rest would make the very first start wait for the disk.
 */
final class ElfProgram {
  private static final int MAGIC = 0x464c457f;
  private static final int LOADED = 1;

  private ElfProgram() {}

  static void copy(InputStream in, Path file) throws IOException {
    var head = ByteBuffer.wrap(in.readNBytes(4096)).order(ByteOrder.LITTLE_ENDIAN);
    long end = endOfLoadedParts(head);
    try (var out = Files.newOutputStream(file)) {
      if (end <= head.capacity()) { // not a program as we know them: all of it
        out.write(head.array());
        in.transferTo(out);
        return;
      }
      forgetSections(head);
      out.write(head.array());
      byte[] buffer = new byte[1 << 16];
      for (long left = end - head.capacity(); left > 0; ) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) throw new IOException("Cut off: " + file);
        out.write(buffer, 0, read);
        left -= read;
      }
    }
  }

  /** From the table of program headers of a 64-bit little-endian file; 0 for any other. */
  private static long endOfLoadedParts(ByteBuffer head) {
    boolean known =
        head.capacity() >= 64 && head.getInt(0) == MAGIC && head.get(4) == 2 && head.get(5) == 1;
    if (!known) return 0;
    int size = head.getShort(0x36);
    long end = 0;
    for (int i = 0; i < head.getShort(0x38); i++) {
      int at = (int) head.getLong(0x20) + i * size;
      if (at + size > head.capacity()) return 0;
      if (head.getInt(at) != LOADED) continue;
      end = Math.max(end, head.getLong(at + 0x08) + head.getLong(at + 0x20));
    }
    return end;
  }

  /** The table of sections lies behind the end. */
  private static void forgetSections(ByteBuffer head) {
    head.putLong(0x28, 0);
    head.putShort(0x3c, (short) 0);
    head.putShort(0x3e, (short) 0);
  }
}
