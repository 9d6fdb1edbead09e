package io.storeflow.platform.picture;

import io.storeflow.platform.picture.ImageRefused.Reason;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * What a JPEG says of itself, read without decoding it (ITU T.81, annex B).
 *
 * @param components 1 for grey, 3 for colour, 4 for print
 * @param samples of all components together, after their subsampling
 * @param scans how often the decoder goes over the picture
 */
record JpegFacts(
    int width, int height, int components, long samples, int scans, Orientation orientation) {
  private static final int SOI = 0xD8;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;
  private static final int APP1 = 0xE1;
  private static final int[] EXIF = {'E', 'x', 'i', 'f', 0, 0};

  static JpegFacts of(ByteBuffer file) throws ImageRefused {
    try {
      return new Reading(file).facts();
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException cut) {
      throw new ImageRefused(Reason.BROKEN);
    }
  }

  /**
   * Bytes that the decoder keeps outside the heap: all coefficients, if there are several scans.
   */
  long coefficients() {
    return scans > 1 ? samples * Short.BYTES : 0;
  }

  private static final class Reading {
    private final ByteBuffer file;
    private int width;
    private int height;
    private int components;
    private long samples;
    private int scans;
    private Orientation orientation = Orientation.UPRIGHT;

    Reading(ByteBuffer file) {
      this.file = file;
    }

    JpegFacts facts() throws ImageRefused {
      file.position(2);
      // What follows the end, such as a phone's second picture, is not looked at.
      for (int marker = next(); marker != EOI && marker != 0; marker = next()) segment(marker);
      if (components == 0 || width == 0 || height == 0 || scans == 0) {
        throw new ImageRefused(Reason.BROKEN);
      }
      return new JpegFacts(width, height, components, samples, scans, orientation);
    }

    /** The next marker; 0 at the end of a file that lacks its own. Data of scans is passed over. */
    private int next() {
      while (file.remaining() > 1) {
        if ((file.get() & 0xFF) != 0xFF) continue;
        int marker = file.get(file.position()) & 0xFF;
        boolean data = marker == 0 || marker == 0xFF || (marker >= 0xD0 && marker <= SOI);
        if (data || marker == 1) continue;
        file.get();
        return marker;
      }
      return 0;
    }

    private void segment(int marker) throws ImageRefused {
      int end = file.position() + Short.toUnsignedInt(file.getShort(file.position()));
      if (end > file.limit()) throw new ImageRefused(Reason.BROKEN);
      file.getShort();
      boolean frame = (marker >= 0xC0 && marker <= 0xCF && marker % 4 != 0) || marker == 0xC0;
      if (frame) frame(marker);
      if (marker == SOS) scans++;
      if (marker == APP1 && startsAsExif()) orientation = Orientation.ofExif(file, end);
      file.position(Math.max(file.position(), Math.min(end, file.limit())));
    }

    /** Only what cameras and the web use: sequential and progressive, Huffman-coded. */
    private void frame(int marker) throws ImageRefused {
      if (marker > 0xC2 || components > 0) throw new ImageRefused(Reason.BROKEN);
      if (file.get() != 8) throw new ImageRefused(Reason.BROKEN);
      height = Short.toUnsignedInt(file.getShort());
      width = Short.toUnsignedInt(file.getShort());
      components = file.get();
      if (components != 1 && components != 3 && components != 4) {
        throw new ImageRefused(Reason.BROKEN);
      }
      int[] shares = new int[components];
      int across = 1;
      int down = 1;
      for (int i = 0; i < components; i++) {
        file.get();
        int factors = file.get();
        file.get();
        across = Math.max(across, factors >> 4 & 15);
        down = Math.max(down, factors & 15);
        shares[i] = (factors >> 4 & 15) * (factors & 15);
      }
      for (int share : shares) samples += (long) width * height * share / ((long) across * down);
    }

    private boolean startsAsExif() {
      for (int i = 0; i < EXIF.length; i++)
        if (file.get(file.position() + i) != EXIF[i]) return false;
      file.position(file.position() + EXIF.length);
      return true;
    }
  }
}
