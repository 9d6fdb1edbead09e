package io.storeflow.media;

import io.storeflow.media.ImageRefused.Reason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import net.coobird.thumbnailator.Thumbnails;
import org.jspecify.annotations.Nullable;

/**
 * Takes what somebody uploaded and makes a picture of our own of it: judged by its content, its
 * size read before a pixel is, then decoded, turned upright, made small enough and written anew, so
 * that nothing of the original file (place, camera, tricks) is kept.
 */
final class Images {
  static final int MAX_BYTES = 10 * 1024 * 1024;
  static final long MAX_PIXELS = 40_000_000;
  static final int MAX_SIDE = 1280;

  /** One decoded picture may need 160 MB; one at a time is enough for a shop's staff. */
  private static final Semaphore ROOM = new Semaphore(1);

  private static final Set<String> KINDS = Set.of("jpeg", "png", "gif");

  static {
    ImageIO.setUseCache(false);
  }

  /** A picture as it is kept. */
  record Image(String contentType, int width, int height, byte[] bytes) {}

  private Images() {}

  static Image of(byte[] upload) throws ImageRefused {
    if (upload.length > MAX_BYTES) throw new ImageRefused(Reason.BYTES);
    refuseKnown(upload);
    try {
      checkSize(upload);
      ROOM.acquireUninterruptibly();
      try {
        return write(shrink(upload));
      } finally {
        ROOM.release();
      }
    } catch (IOException | RuntimeException unreadable) {
      throw new ImageRefused(Reason.BROKEN);
    }
  }

  /** What people try that deserves a better sentence than "no image". */
  private static void refuseKnown(byte[] upload) throws ImageRefused {
    var head =
        new String(upload, 0, Math.min(upload.length, 1024), StandardCharsets.ISO_8859_1)
            .toLowerCase(Locale.ROOT);
    if (head.contains("<svg")) throw new ImageRefused(Reason.SVG);
    if (head.startsWith("riff") && head.startsWith("webp", 8)) {
      throw new ImageRefused(Reason.WEBP);
    }
  }

  private static void checkSize(byte[] upload) throws IOException, ImageRefused {
    try (var stream = ImageIO.createImageInputStream(new ByteArrayInputStream(upload))) {
      var reader = reader(ImageIO.getImageReaders(stream));
      if (reader == null) throw new ImageRefused(Reason.KIND);
      try {
        reader.setInput(stream, true, true);
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > MAX_PIXELS) throw new ImageRefused(Reason.PIXELS);
      } finally {
        reader.dispose();
      }
    }
  }

  private static @Nullable ImageReader reader(java.util.Iterator<ImageReader> readers)
      throws IOException {
    while (readers.hasNext()) {
      var reader = readers.next();
      if (KINDS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) return reader;
      reader.dispose();
    }
    return null;
  }

  /** Upright by its EXIF orientation, at most {@link #MAX_SIDE} on each side, never enlarged. */
  private static BufferedImage shrink(byte[] upload) throws IOException {
    var image =
        Thumbnails.of(new ByteArrayInputStream(upload))
            .scale(1)
            .useExifOrientation(true)
            .asBufferedImage();
    if (Math.max(image.getWidth(), image.getHeight()) <= MAX_SIDE) return image;
    return Thumbnails.of(image).size(MAX_SIDE, MAX_SIDE).asBufferedImage();
  }

  private static Image write(BufferedImage image) throws IOException {
    boolean seeThrough = image.getColorModel().hasAlpha();
    var kind = seeThrough ? "png" : "jpeg";
    var out = new ByteArrayOutputStream();
    var builder = Thumbnails.of(seeThrough ? image : opaque(image)).scale(1).outputFormat(kind);
    (seeThrough ? builder : builder.outputQuality(0.86f)).toOutputStream(out);
    return new Image("image/" + kind, image.getWidth(), image.getHeight(), out.toByteArray());
  }

  private static BufferedImage opaque(BufferedImage image) {
    if (image.getType() == BufferedImage.TYPE_INT_RGB) return image;
    var plain = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    var pen = plain.createGraphics();
    pen.drawImage(image, 0, 0, null);
    pen.dispose();
    return plain;
  }
}
