package io.storeflow.platform.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.util.HexFormat;

/**
 * A picture in sRGB, true colour.
 *
 * @param argb its pixels row by row: alpha, red, green and blue, 8 bits each, not premultiplied
 */
record Pixels(int width, int height, int[] argb) {
  private static final HexFormat HEX = HexFormat.of();

  int at(int x, int y) {
    return y * width + x;
  }

  /** Whether something behind it is seen. */
  boolean seeThrough() {
    for (int pixel : argb) if (pixel >>> 24 != 0xFF) return true;
    return false;
  }

  /** The mean of all that is seen, as #rrggbb; white where nothing is. */
  String colour() {
    long red = 0;
    long green = 0;
    long blue = 0;
    long seen = 0;
    for (int pixel : argb) {
      long alpha = pixel >>> 24;
      red += alpha * (pixel >> 16 & 0xFF);
      green += alpha * (pixel >> 8 & 0xFF);
      blue += alpha * (pixel & 0xFF);
      seen += alpha;
    }
    if (seen == 0) return "#ffffff";
    return "#"
        + HEX.toHexDigits((byte) (red / seen))
        + HEX.toHexDigits((byte) (green / seen))
        + HEX.toHexDigits((byte) (blue / seen));
  }

  /** With no side longer than that; itself if that is so already. */
  Pixels within(int side) {
    int longest = Math.max(width, height);
    if (longest <= side) return this;
    var smaller =
        new Reduction(width, height, scaled(width, side, longest), scaled(height, side, longest));
    var row = new int[width];
    for (int y = 0; y < height; y++) {
      System.arraycopy(argb, y * width, row, 0, width);
      smaller.add(row);
    }
    return smaller.pixels();
  }

  static int scaled(int length, int side, int longest) {
    return (int) Math.max(1, ((long) length * side + longest / 2) / longest);
  }

  /** The same pixels for a writer; nothing is copied. */
  BufferedImage image(boolean alpha) {
    var colours =
        alpha
            ? new DirectColorModel(32, 0xFF0000, 0xFF00, 0xFF, 0xFF000000)
            : new DirectColorModel(24, 0xFF0000, 0xFF00, 0xFF);
    var masks =
        alpha ? new int[] {0xFF0000, 0xFF00, 0xFF, 0xFF000000} : new int[] {0xFF0000, 0xFF00, 0xFF};
    var data = new DataBufferInt(argb, argb.length);
    var raster = Raster.createPackedRaster(data, width, height, width, masks, null);
    return new BufferedImage(colours, raster, false, null);
  }
}
