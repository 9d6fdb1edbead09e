package io.storeflow.platform.picture;

import io.storeflow.platform.picture.ImageRefused.Reason;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * What a PNG says of itself, read without decoding it (PNG, third edition, W3C).
 *
 * @param bytesPerPixel when decoded
 * @param profile of its colours, where they are not sRGB
 */
record PngFacts(
    int width,
    int height,
    int bytesPerPixel,
    @Nullable ICC_Profile profile,
    Orientation orientation) {
  private static final int SIGNATURE = 8;
  private static final int IHDR = 0x49484452;
  private static final int TRNS = 0x74524E53;
  private static final int ICCP = 0x69434350;
  private static final int EXIF = 0x65584966;

  /** Profiles of screens and cameras have a few kB, of printers some hundred. */
  private static final int LONGEST_PROFILE = 1 << 20;

  private static final int PALETTE = 3;

  static PngFacts of(ByteBuffer file) throws ImageRefused {
    try {
      return read(file);
    } catch (IndexOutOfBoundsException | IllegalArgumentException damaged) {
      throw new ImageRefused(Reason.BROKEN);
    }
  }

  private static PngFacts read(ByteBuffer file) throws ImageRefused {
    int at = SIGNATURE;
    if (file.getInt(at + 4) != IHDR) throw new ImageRefused(Reason.BROKEN);
    int width = file.getInt(at + 8);
    int height = file.getInt(at + 12);
    int depth = file.get(at + 16);
    int kind = file.get(at + 17);
    if (width <= 0 || height <= 0) throw new ImageRefused(Reason.BROKEN);
    boolean keyed = false;
    ICC_Profile profile = null;
    var orientation = Orientation.UPRIGHT;
    while (at + 12L <= file.limit()) {
      int length = file.getInt(at);
      int type = file.getInt(at + 4);
      long end = at + 8L + length;
      if (length < 0 || end > file.limit()) break;
      if (type == TRNS) keyed = kind != PALETTE;
      if (type == ICCP && kind % 4 != 0) profile = profile(file.slice(at + 8, length));
      if (type == EXIF) orientation = Orientation.ofExif(file.position(at + 8), (int) end);
      at = (int) end + 4;
    }
    int bands = bands(kind) + (keyed ? 1 : 0);
    return new PngFacts(width, height, bands * Math.max(1, depth / 8), profile, orientation);
  }

  private static int bands(int kind) {
    return switch (kind) {
      case 2 -> 3;
      case 4 -> 2;
      case 6 -> 4;
      default -> 1;
    };
  }

  /** A name, a zero, the method (only one is known), then the profile, compressed. */
  private static @Nullable ICC_Profile profile(ByteBuffer chunk) {
    int at = 0;
    while (chunk.get(at) != 0) at++;
    var inflater = new Inflater();
    try {
      inflater.setInput(chunk.slice(at + 2, chunk.limit() - at - 2));
      var bytes = new byte[LONGEST_PROFILE];
      int length = 0;
      for (int more = 1; more > 0 && length < bytes.length; length += more)
        more = inflater.inflate(bytes, length, bytes.length - length);
      var profile = ICC_Profile.getInstance(java.util.Arrays.copyOf(bytes, length));
      return profile.getColorSpaceType() == ColorSpace.TYPE_RGB ? profile : null;
    } catch (DataFormatException | IllegalArgumentException damaged) {
      return null;
    } finally {
      inflater.end();
    }
  }
}
