package io.storeflow.platform.picture;

import io.storeflow.platform.picture.ImageRefused.Reason;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Where the first picture of a GIF stands on its canvas (GIF89a, sections 18 and 20): it may be
 * smaller, and what it leaves free is see-through.
 */
record GifFacts(int width, int height, int left, int top, int frameWidth, int frameHeight) {
  private static final int HEADER = 13;
  private static final int EXTENSION = 0x21;
  private static final int FRAME = 0x2C;

  static GifFacts of(ByteBuffer upload) throws ImageRefused {
    var file = upload.slice().order(ByteOrder.LITTLE_ENDIAN);
    try {
      int flags = file.get(10);
      int at = HEADER + (flags < 0 ? 3 << ((flags & 7) + 1) : 0);
      while (file.get(at) == EXTENSION) at = behind(file, at + 2);
      if (file.get(at) != FRAME) throw new ImageRefused(Reason.BROKEN);
      int left = sixteen(file, at + 1);
      int top = sixteen(file, at + 3);
      int width = sixteen(file, at + 5);
      int height = sixteen(file, at + 7);
      if (width == 0 || height == 0) throw new ImageRefused(Reason.BROKEN);
      return new GifFacts(
          Math.max(sixteen(file, 6), left + width),
          Math.max(sixteen(file, 8), top + height),
          left,
          top,
          width,
          height);
    } catch (IndexOutOfBoundsException cut) {
      throw new ImageRefused(Reason.BROKEN);
    }
  }

  /** Behind blocks that tell their lengths; the last one is empty. */
  private static int behind(ByteBuffer file, int blocks) {
    int at = blocks;
    while (file.get(at) != 0) at += 1 + (file.get(at) & 0xFF);
    return at + 1;
  }

  private static int sixteen(ByteBuffer file, int at) {
    return Short.toUnsignedInt(file.getShort(at));
  }
}
