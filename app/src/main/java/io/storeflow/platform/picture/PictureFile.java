package io.storeflow.platform.picture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.jspecify.annotations.Nullable;

/**
 * A picture in one size, as it is kept.
 *
 * @param colour what stands in its place until it comes, as #rrggbb; null where that is not known
 */
public record PictureFile(
    String contentType, int width, int height, byte[] bytes, @Nullable String colour) {
  private static final float QUALITY = 0.86f;

  /** WebP looks the same at less. */
  private static final float QUALITY_OF_WEBP = 0.82f;

  /** Longer ones are not kept: a photo of the largest size has a tenth of it. */
  private static final int LONGEST = 4 << 20;

  /** The longer side in pixels, by which a size is asked for. */
  public int side() {
    return Math.max(width, height);
  }

  /**
   * PNG for what one sees through, and for what was drawn where that is not much longer; else JPEG.
   *
   * @param drawn whether the original was kept without loss
   * @return empty if the file would be too long
   */
  static Optional<PictureFile> of(Pixels pixels, boolean drawn) throws IOException {
    if (pixels.seeThrough()) return written(pixels, "png", true, LONGEST);
    var photo = written(pixels, "jpeg", false, LONGEST);
    int longest = photo.map(file -> file.bytes.length * 3 / 2).orElse(LONGEST);
    return drawn ? written(pixels, "png", false, longest).or(() -> photo) : photo;
  }

  /**
   * WebP: without loss for what was drawn.
   *
   * @throws LinkageError where libwebp cannot be loaded
   */
  static Optional<PictureFile> webp(Pixels pixels, boolean drawn) throws IOException {
    return written(pixels, "webp", pixels.seeThrough(), drawn, LONGEST);
  }

  private static Optional<PictureFile> written(
      Pixels pixels, String format, boolean alpha, int longest) throws IOException {
    return written(pixels, format, alpha, false, longest);
  }

  private static Optional<PictureFile> written(
      Pixels pixels, String format, boolean alpha, boolean lossless, int longest)
      throws IOException {
    var out = new Bounded(longest);
    var writer = ImageIO.getImageWritersByFormatName(format).next();
    try (var stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      var settings = writer.getDefaultWriteParam();
      compress(settings, format, lossless);
      writer.write(null, new IIOImage(pixels.image(alpha), null, null), settings);
    } catch (IOException stopped) {
      // Writers wrap what the stream throws.
      if (out.isFull()) return Optional.empty();
      throw stopped;
    } finally {
      writer.dispose();
    }
    return Optional.of(
        new PictureFile(
            "image/" + format, pixels.width(), pixels.height(), out.bytes(), pixels.colour()));
  }

  private static void compress(ImageWriteParam settings, String format, boolean lossless) {
    if (format.equals("png")) return;
    settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    if (format.equals("webp")) settings.setCompressionType(lossless ? "Lossless" : "Lossy");
    if (!lossless)
      settings.setCompressionQuality(format.equals("webp") ? QUALITY_OF_WEBP : QUALITY);
  }

  /** Takes only so many bytes, so that no more of the heap is needed. */
  private static final class Bounded extends OutputStream {
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final int longest;
    private boolean full;

    Bounded(int longest) {
      this.longest = longest;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      full |= taken.size() + length > longest;
      if (full) throw new IOException("Longer than " + longest + " bytes");
      taken.write(bytes, from, length);
    }

    boolean isFull() {
      return full;
    }

    byte[] bytes() {
      return taken.toByteArray();
    }
  }
}
