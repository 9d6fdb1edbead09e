package io.storeflow.platform.picture;

import io.storeflow.platform.picture.ImageRefused.Reason;
import java.awt.Rectangle;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file that somebody uploaded, judged by its content before a pixel is decoded: what it is, how
 * large it will be, how often the decoder must go over it.
 *
 * @param format as ImageIO names it
 * @param width of the whole picture, as the file has it
 * @param frame where the pixels of the file stand on it
 * @param bytesPerPixel of the heap while it is decoded
 * @param scans 1, or as many as a progressive JPEG has
 * @param profile of its colours that the decoder does not apply
 */
public record Upload(
    Path file,
    String format,
    int width,
    int height,
    Rectangle frame,
    int bytesPerPixel,
    int scans,
    Orientation orientation,
    @Nullable ICC_Profile profile) {
  static final int MAX_BYTES = 10 * 1024 * 1024;
  static final long MAX_PIXELS = 40_000_000;

  /** What a PNG of that many pixels has in full colour of 8 bits: a second of a processor. */
  static final long MAX_UNPACKED = 4 * MAX_PIXELS;

  /** A row of such a picture is decoded as a whole. */
  static final int MAX_SIDE = 20_000;

  /** Encoders write about ten. */
  static final int MAX_SCANS = 100;

  /** All scans of a picture of 24 million pixels by an encoder, twice. */
  static final long MAX_PIXELS_OF_SCANS = 480_000_000;

  /** What the decoder of JPEG may need beside the heap: 26 million pixels in full colour. */
  static final long MAX_COEFFICIENTS = 160L << 20;

  private static final int RIFF = 0x52494646;
  private static final int WEBP = 0x57454250;

  /** Brands of HEIC and AVIF, which stand at the beginning of the file. */
  private static final Pattern PHONES =
      Pattern.compile("^.{4}ftyp(?:.{4})*?(?:hei|hev|mif1|msf1|avi)", Pattern.DOTALL);

  /** The decoder of WebP keeps a picture in pieces that are objects, whatever is left out of it. */
  private static final int LOSSY_WEBP = 32;

  private static final int LOSSLESS_WEBP = 12;

  public static Upload of(Path file) throws ImageRefused, IOException {
    long size = Files.size(file);
    if (size > MAX_BYTES) throw new ImageRefused(Reason.BYTES);
    if (size < 12) throw new ImageRefused(size < 3 ? Reason.KIND : kindOfStub(file));
    try (var channel = FileChannel.open(file);
        var arena = Arena.ofConfined()) {
      var bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena).asByteBuffer();
      var upload = judged(file, bytes);
      if (Math.max(upload.width, upload.height) > MAX_SIDE
          || (long) upload.width * upload.height > MAX_PIXELS) {
        throw new ImageRefused(Reason.PIXELS);
      }
      if (upload.isUnpackedWhole() && upload.decoded(1) > MAX_UNPACKED)
        throw new ImageRefused(Reason.DEPTH);
      return upload;
    }
  }

  /** Whether every pixel is decoded, also where only some are wanted. */
  boolean isDecodedWhole() {
    return format.equals("webp");
  }

  /** Whether the time it takes goes by its bytes when unpacked, whatever of them is wanted. */
  private boolean isUnpackedWhole() {
    return format.equals("png");
  }

  /** Decoded in the heap at every nth pixel of every nth row. */
  long decoded(int nth) {
    long across = isDecodedWhole() ? frame.width : (frame.width + nth - 1L) / nth;
    long down = isDecodedWhole() ? frame.height : (frame.height + nth - 1L) / nth;
    return across * down * bytesPerPixel;
  }

  private static Upload judged(Path file, ByteBuffer bytes) throws ImageRefused {
    if (bytes.getInt(0) >>> 8 == 0xFFD8FF) return of(file, JpegFacts.of(bytes));
    if (bytes.getLong(0) == 0x89504E470D0A1A0AL) return of(file, PngFacts.of(bytes));
    if (bytes.getInt(0) == 0x47494638) return of(file, GifFacts.of(bytes));
    if (bytes.getInt(0) == RIFF && bytes.getInt(8) == WEBP) return of(file, WebpFacts.of(bytes));
    throw new ImageRefused(kind(bytes));
  }

  private static Upload of(Path file, JpegFacts jpeg) throws ImageRefused {
    long pixels = (long) jpeg.width() * jpeg.height();
    if (jpeg.scans() > MAX_SCANS
        || (jpeg.scans() > 1 && jpeg.scans() * pixels > MAX_PIXELS_OF_SCANS)
        || jpeg.coefficients() > MAX_COEFFICIENTS) {
      throw new ImageRefused(Reason.SCANS);
    }
    // As the file has it, and in RGB beside it.
    int bytesPerPixel = jpeg.components() == 1 ? 1 : jpeg.components() + 3;
    return new Upload(
        file,
        "jpeg",
        jpeg.width(),
        jpeg.height(),
        new Rectangle(jpeg.width(), jpeg.height()),
        bytesPerPixel,
        jpeg.scans(),
        jpeg.orientation(),
        null);
  }

  private static Upload of(Path file, PngFacts png) {
    return new Upload(
        file,
        "png",
        png.width(),
        png.height(),
        new Rectangle(png.width(), png.height()),
        png.bytesPerPixel(),
        1,
        png.orientation(),
        png.profile());
  }

  private static Upload of(Path file, GifFacts gif) {
    return new Upload(
        file,
        "gif",
        gif.width(),
        gif.height(),
        new Rectangle(gif.left(), gif.top(), gif.frameWidth(), gif.frameHeight()),
        1,
        1,
        Orientation.UPRIGHT,
        null);
  }

  private static Upload of(Path file, WebpFacts webp) {
    return new Upload(
        file,
        "webp",
        webp.width(),
        webp.height(),
        webp.frame(),
        webp.lossless() ? LOSSLESS_WEBP : LOSSY_WEBP,
        1,
        webp.orientation(),
        null);
  }

  /** What people try that deserves a better sentence than "no image". */
  private static Reason kind(ByteBuffer bytes) {
    var start = new byte[Math.min(bytes.limit(), 1024)];
    bytes.get(0, start);
    var head = new String(start, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    if (head.contains("<svg")) return Reason.SVG;
    return head.startsWith("ftyp", 4) && PHONES.matcher(head).find() ? Reason.HEIC : Reason.KIND;
  }

  private static Reason kindOfStub(Path file) throws IOException {
    var start = Files.readAllBytes(file);
    return start[0] == (byte) 0xFF && start[1] == (byte) 0xD8 ? Reason.BROKEN : Reason.KIND;
  }
}
