package io.storeflow.platform.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How the camera was held (Exif 2.32, tag 274): what must be done to a picture to see it upright.
 */
enum Orientation {
  UPRIGHT,
  MIRRORED,
  UPSIDE_DOWN,
  UPSIDE_DOWN_MIRRORED,
  TRANSPOSED,
  RIGHT,
  TRANSVERSED,
  LEFT;

  private static final int TAG = 0x0112;
  private static final int ENTRY = 12;

  /**
   * Of the Exif data (a TIFF) from the buffer's position on; upright if it says nothing that can be
   * understood.
   */
  static Orientation ofExif(ByteBuffer file, int end) {
    var tiff =
        file.slice(file.position(), Math.max(0, Math.min(end, file.limit()) - file.position()));
    try {
      int order = tiff.getShort(0);
      tiff.order(order == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      int first = tiff.getInt(4);
      int entries = Short.toUnsignedInt(tiff.getShort(first));
      for (int i = 0; i < entries; i++) {
        int at = first + 2 + i * ENTRY;
        if (tiff.getShort(at) == TAG) return of(Short.toUnsignedInt(tiff.getShort(at + 8)));
      }
    } catch (IndexOutOfBoundsException damaged) {
      // Then the picture is shown as it is.
    }
    return UPRIGHT;
  }

  private static Orientation of(int code) {
    return code >= 1 && code <= values().length ? values()[code - 1] : UPRIGHT;
  }

  private boolean swapsSides() {
    return compareTo(TRANSPOSED) >= 0;
  }

  /** The picture upright. */
  Pixels turn(Pixels from) {
    if (this == UPRIGHT) return from;
    int width = swapsSides() ? from.height() : from.width();
    int height = swapsSides() ? from.width() : from.height();
    var argb = new int[width * height];
    for (int y = 0; y < height; y++)
      for (int x = 0; x < width; x++) argb[y * width + x] = from.argb()[source(from, x, y)];
    return new Pixels(width, height, argb);
  }

  /** Where the pixel that is seen at (x, y) stands in the file's picture. */
  private int source(Pixels from, int x, int y) {
    int right = from.width() - 1;
    int bottom = from.height() - 1;
    return switch (this) {
      case UPRIGHT -> from.at(x, y);
      case MIRRORED -> from.at(right - x, y);
      case UPSIDE_DOWN -> from.at(right - x, bottom - y);
      case UPSIDE_DOWN_MIRRORED -> from.at(x, bottom - y);
      case TRANSPOSED -> from.at(y, x);
      case RIGHT -> from.at(y, bottom - x);
      case TRANSVERSED -> from.at(right - y, bottom - x);
      case LEFT -> from.at(right - y, x);
    };
  }
}
