package io.storeflow.platform.picture;

import io.storeflow.platform.picture.ImageRefused.Reason;
import java.awt.Rectangle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What a WebP says of itself, read without decoding it (RFC 9649). Of one that moves the first
 * picture is looked at, which may be smaller than its canvas.
 *
 * @param frame where the pixels of the file stand on the whole picture
 */
record WebpFacts(
    int width, int height, Rectangle frame, boolean lossless, Orientation orientation) {
  private static final int FIRST_CHUNK = 12;
  private static final int CHUNK_HEAD = 8;
  private static final int FRAME_HEAD = 16;

  private static final int VP8 = 0x20385056;
  private static final int VP8L = 0x4C385056;
  private static final int VP8X = 0x58385056;
  private static final int ANMF = 0x464D4E41;
  private static final int EXIF = 0x46495845;

  /** What some programs write before it, as in a JPEG. */
  private static final int EXIF_OF_JPEG = 0x66697845;

  static WebpFacts of(ByteBuffer upload) throws ImageRefused {
    try {
      return new Reading(upload).facts();
    } catch (IndexOutOfBoundsException | IllegalArgumentException cut) {
      throw new ImageRefused(Reason.BROKEN);
    }
  }

  private static final class Reading {
    private final ByteBuffer bigEndian;
    private final ByteBuffer file;
    private int width;
    private int height;
    private Rectangle frame = new Rectangle();
    private boolean lossless;
    private Orientation orientation = Orientation.UPRIGHT;

    Reading(ByteBuffer upload) {
      bigEndian = upload;
      file = upload.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    WebpFacts facts() throws ImageRefused {
      long end = Math.min(file.limit(), CHUNK_HEAD + Integer.toUnsignedLong(file.getInt(4)));
      for (long at = FIRST_CHUNK; at + CHUNK_HEAD <= end; ) {
        long length = Integer.toUnsignedLong(file.getInt((int) at + 4));
        chunk(file.getInt((int) at), (int) at + CHUNK_HEAD, length);
        at += CHUNK_HEAD + length + (length & 1);
      }
      if (frame.isEmpty()) throw new ImageRefused(Reason.BROKEN);
      if (width == 0) {
        width = frame.width;
        height = frame.height;
      }
      // One that is larger than what is said of it would be decoded in its own size.
      if (!new Rectangle(width, height).contains(frame)) throw new ImageRefused(Reason.BROKEN);
      return new WebpFacts(width, height, frame, lossless, orientation);
    }

    private void chunk(int kind, int at, long length) throws ImageRefused {
      if (kind == VP8X) {
        width = 1 + twentyFour(at + 4);
        height = 1 + twentyFour(at + 7);
      }
      if (kind == EXIF) exif(at, (int) Math.min(file.limit(), at + length));
      if (!frame.isEmpty()) return;
      if (kind == VP8 || kind == VP8L) frame = picture(kind, at, 0, 0);
      if (kind == ANMF) {
        frame = moving(at);
        var said = new Rectangle(1 + twentyFour(at + 6), 1 + twentyFour(at + 9));
        if (!said.getSize().equals(frame.getSize())) throw new ImageRefused(Reason.BROKEN);
      }
    }

    /** The first picture within a frame; what may stand before it is how see-through it is. */
    private Rectangle moving(int at) throws ImageRefused {
      int part = at + FRAME_HEAD;
      for (int tries = 0; tries < 2; tries++) {
        int kind = file.getInt(part);
        if (kind == VP8 || kind == VP8L)
          return picture(kind, part + CHUNK_HEAD, 2 * twentyFour(at), 2 * twentyFour(at + 3));
        int length = file.getInt(part + 4);
        part = Math.addExact(part, CHUNK_HEAD + length + (length & 1));
      }
      throw new ImageRefused(Reason.BROKEN);
    }

    private Rectangle picture(int kind, int at, int left, int top) {
      lossless = kind == VP8L;
      if (!lossless)
        return new Rectangle(
            left, top, file.getShort(at + 6) & 0x3FFF, file.getShort(at + 8) & 0x3FFF);
      int sides = file.getInt(at + 1);
      return new Rectangle(left, top, 1 + (sides & 0x3FFF), 1 + (sides >> 14 & 0x3FFF));
    }

    private void exif(int at, int end) {
      int from = file.getInt(at) == EXIF_OF_JPEG ? at + 6 : at;
      orientation = Orientation.ofExif(bigEndian.duplicate().position(from), end);
    }

    private int twentyFour(int at) {
      return Short.toUnsignedInt(file.getShort(at)) | (file.get(at + 2) & 0xFF) << 16;
    }
  }
}
