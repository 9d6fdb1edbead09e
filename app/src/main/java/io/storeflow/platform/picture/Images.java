package io.storeflow.platform.picture;

import io.storeflow.platform.picture.ImageRefused.Reason;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;

/**
 * Makes pictures of our own of what somebody uploaded: decoded in the true colours, upright, in
 * every size that is shown and none larger than the original, so that nothing of the file (place,
 * camera, tricks) is kept.
 */
public final class Images {
  /** The longest sides, in pixels, largest first: a page in full, a card, a small card, a row. */
  public static final List<Integer> SIDES = List.of(1600, 800, 400, 160);

  /** The largest size while it is turned and written, in true colour, with its file. */
  private static final long WORK = 3L * 4 * 1600 * 1600;

  /**
   * What libjpeg says (JWRN_HIT_MARKER) where data ends before the last pixel, and it makes up the
   * rest. A file that lacks no more than its end marker has none.
   */
  private static final String CUT = "premature end of data segment";

  static {
    ImageIO.setUseCache(false);
    ImageIO.scanForPlugins();
    // Said once and loudly, rather than of each picture that it cannot be read.
    for (var format : List.of("jpeg", "png", "gif", "webp")) reader(format).dispose();
  }

  private Images() {}

  /**
   * What the others need of the heap, for a budget of so many bytes.
   *
   * @throws ImageRefused if it has to be decoded whole and is too large for that
   */
  public static long bytes(Upload upload, long budget) throws ImageRefused {
    return Math.max(WORK, upload.decoded(nth(upload, budget)) + WORK / 3);
  }

  /**
   * The picture in its largest size that is no too long file.
   *
   * @param budget in bytes; the larger, the finer the picture is read
   */
  public static PictureFile largest(Upload upload, long budget) throws ImageRefused {
    try {
      var pixels = upright(upload, budget);
      for (int side : SIDES) {
        pixels = pixels.within(side);
        var file = PictureFile.of(pixels, isDrawn(upload));
        if (file.isPresent()) return file.get();
      }
    } catch (IOException | RuntimeException unreadable) {
      // said below
    }
    throw new ImageRefused(Reason.BROKEN);
  }

  /**
   * What else is shown of a picture whose largest size this is.
   *
   * @param budget in bytes
   */
  public static PictureSizes sizes(Upload largest, long budget) throws ImageRefused {
    try {
      return PictureSizes.of(upright(largest, budget), isDrawn(largest));
    } catch (IOException | RuntimeException unreadable) {
      throw new ImageRefused(Reason.BROKEN);
    }
  }

  private static Pixels upright(Upload upload, long budget) throws ImageRefused, IOException {
    return upload.orientation().turn(read(upload, nth(upload, budget)));
  }

  private static boolean isDrawn(Upload upload) {
    return List.of("png", "gif").contains(upload.format());
  }

  /** Every nth pixel of every nth row is decoded: as many as fit, and all of a small picture. */
  private static int nth(Upload upload, long budget) throws ImageRefused {
    int nth = 1;
    while (upload.decoded(nth) + WORK / 3 > Math.max(budget, 2 * WORK / 3)) {
      if (upload.isDecodedWhole()) throw new ImageRefused(Reason.WEBP);
      nth++;
    }
    return nth;
  }

  private static Pixels read(Upload upload, int nth) throws IOException {
    var decoded = decode(upload, nth);
    var frame = upload.frame();
    int longest = Math.max(upload.width(), upload.height());
    int side = Math.min(SIDES.getFirst(), Math.max(1, longest * decoded.getWidth() / frame.width));
    int width = fitting(frame.width, side, longest, decoded.getWidth());
    int height = fitting(frame.height, side, longest, decoded.getHeight());
    var smaller = new Reduction(decoded.getWidth(), decoded.getHeight(), width, height);
    var colours = new TrueColour(decoded, upload.profile());
    var row = new int[decoded.getWidth()];
    for (int y = 0; y < decoded.getHeight(); y++) {
      colours.row(y, row);
      smaller.add(row);
    }
    return onCanvas(smaller.pixels(), upload, side, longest);
  }

  private static int fitting(int length, int side, int longest, int decoded) {
    return Math.min(decoded, Pixels.scaled(length, side, longest));
  }

  /** The first picture of a GIF may leave some of its canvas free. */
  private static Pixels onCanvas(Pixels frame, Upload upload, int side, int longest) {
    var place = upload.frame();
    if (place.width == upload.width() && place.height == upload.height()) return frame;
    int width = Math.max(frame.width(), Pixels.scaled(upload.width(), side, longest));
    int height = Math.max(frame.height(), Pixels.scaled(upload.height(), side, longest));
    int left = Math.min(width - frame.width(), (int) ((long) place.x * side / longest));
    int top = Math.min(height - frame.height(), (int) ((long) place.y * side / longest));
    var argb = new int[width * height];
    for (int y = 0; y < frame.height(); y++)
      System.arraycopy(
          frame.argb(), y * frame.width(), argb, (top + y) * width + left, frame.width());
    return new Pixels(width, height, argb);
  }

  private static BufferedImage decode(Upload upload, int nth) throws IOException {
    var reader = reader(upload.format());
    var warnings = new ArrayList<String>();
    reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    try (var stream = ImageIO.createImageInputStream(upload.file().toFile())) {
      reader.setInput(stream, true, true);
      var picture = reader.read(0, settings(upload, reader, nth));
      if (warnings.stream().anyMatch(each -> each.contains(CUT)))
        throw new IOException("Pixels are missing");
      return picture;
    } finally {
      reader.dispose();
    }
  }

  private static ImageReadParam settings(Upload upload, ImageReader reader, int nth) {
    var settings = reader.getDefaultReadParam();
    settings.setSourceSubsampling(nth, nth, 0, 0);
    if (!upload.format().equals("jpeg")) return settings;
    // Each scan but the last would otherwise be made into a picture of its own.
    if (upload.scans() > 1) settings.setSourceProgressivePasses(upload.scans() - 1, 1);
    if (upload.bytesPerPixel() > 1)
      settings.setDestinationType(
          ImageTypeSpecifier.createFromBufferedImageType(BufferedImage.TYPE_3BYTE_BGR));
    return settings;
  }

  /**
   * That of the JDK, but for WebP, which it does not read, and JPEG, where it knows neither print
   * colours nor damaged profiles. Never one that decodes what strangers made outside Java.
   */
  private static ImageReader reader(String format) {
    var from = List.of("jpeg", "webp").contains(format) ? "com.twelvemonkeys." : "com.sun.";
    Iterable<ImageReader> all = () -> ImageIO.getImageReadersByFormatName(format);
    return StreamSupport.stream(all.spliterator(), false)
        .filter(each -> each.getClass().getName().startsWith(from))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No reader for " + format));
  }
}
