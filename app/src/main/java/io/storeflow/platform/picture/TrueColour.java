package io.storeflow.platform.picture;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a decoded picture as sRGB with alpha, 8 bits each: palettes looked up, grey taken as
 * it is written (Java's grey is linear and would come out too light), deep colours rounded, a
 * colour profile applied.
 */
final class TrueColour {
  private final BufferedImage image;
  private final Raster raster;
  private final int[] palette;
  private final int[] samples;
  private final @Nullable ColorConvertOp convert;
  private final @Nullable WritableRaster row;

  /**
   * @param profile of colours in RGB that the decoder has not applied
   */
  TrueColour(BufferedImage image, @Nullable ICC_Profile profile) {
    this.image = image;
    raster = image.getRaster();
    palette = palette(image.getColorModel());
    samples = new int[image.getWidth() * raster.getNumBands()];
    var sRgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
    convert = profile == null ? null : new ColorConvertOp(new ICC_Profile[] {profile, sRgb}, null);
    row = profile == null ? null : Raster.createInterleavedRaster(0, image.getWidth(), 1, 3, null);
  }

  void row(int y, int[] argb) {
    raster.getPixels(0, y, image.getWidth(), 1, samples);
    if (palette.length > 0) lookUp(argb);
    else join(argb);
    if (convert != null && row != null) apply(convert, row, argb);
  }

  private static int[] palette(ColorModel model) {
    if (!(model instanceof IndexColorModel indexed)) return new int[0];
    var colours = new int[indexed.getMapSize()];
    indexed.getRGBs(colours);
    return colours;
  }

  private void lookUp(int[] argb) {
    for (int x = 0; x < image.getWidth(); x++)
      argb[x] = samples[x] < palette.length ? palette[samples[x]] : 0xFF000000;
  }

  private void join(int[] argb) {
    int bands = raster.getNumBands();
    boolean alpha = image.getColorModel().hasAlpha();
    int colours = bands - (alpha ? 1 : 0);
    int most = (1 << image.getSampleModel().getSampleSize(0)) - 1;
    for (int x = 0; x < image.getWidth(); x++) {
      int at = x * bands;
      int red = eight(samples[at], most);
      int green = colours < 3 ? red : eight(samples[at + 1], most);
      int blue = colours < 3 ? red : eight(samples[at + 2], most);
      int seen = alpha ? eight(samples[at + colours], most) : 0xFF;
      argb[x] = seen << 24 | red << 16 | green << 8 | blue;
    }
  }

  private static int eight(int sample, int most) {
    return most == 0xFF ? sample : (sample * 0xFF + most / 2) / most;
  }

  private static void apply(ColorConvertOp convert, WritableRaster row, int[] argb) {
    int width = row.getWidth();
    var rgb = new int[width * 3];
    for (int x = 0; x < width; x++)
      for (int band = 0; band < 3; band++) rgb[x * 3 + band] = (argb[x] >> (16 - band * 8)) & 0xFF;
    row.setPixels(0, 0, width, 1, rgb);
    convert.filter(row, row);
    row.getPixels(0, 0, width, 1, rgb);
    for (int x = 0; x < width; x++)
      argb[x] = (argb[x] & 0xFF000000) | rgb[x * 3] << 16 | rgb[x * 3 + 1] << 8 | rgb[x * 3 + 2];
  }
}
