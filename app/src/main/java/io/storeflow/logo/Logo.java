package io.storeflow.logo;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * A logo as it stands on paper.
 *
 * @param png opaque, in the colours of every screen, so that it may be kept for years (ISO 19005-3)
 * @param width in tenths of a millimetre, as height
 */
public record Logo(byte[] png, int width, int height) {
  /** Under which a paper has it. */
  public static final String NAME = "logo";

  private static final int WIDEST = 550;
  private static final int HIGHEST = 180;

  /**
   * As large as there is room for it.
   *
   * @param file PNG or JPEG
   * @throws IOException for what is no such picture, or a broken one
   */
  static Logo of(byte[] file) throws IOException {
    var picture = ImageIO.read(new ByteArrayInputStream(file));
    if (picture == null) throw new IOException("No picture");
    int wide = picture.getWidth();
    int high = picture.getHeight();
    boolean flat = (long) wide * HIGHEST > (long) high * WIDEST;
    int width = flat ? WIDEST : Math.max(1, wide * HIGHEST / high);
    int height = flat ? Math.max(1, high * WIDEST / wide) : HIGHEST;
    return new Logo(opaque(picture), width, height);
  }

  private static byte[] opaque(BufferedImage picture) throws IOException {
    var paper =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    var brush = paper.createGraphics();
    brush.drawImage(picture, 0, 0, Color.WHITE, null);
    brush.dispose();
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(paper, "png", bytes);
    return bytes.toByteArray();
  }

  /** Its size, as style sheets have it. */
  public String style() {
    return String.format(
        Locale.ROOT,
        "width: %d.%dmm; height: %d.%dmm",
        width / 10,
        width % 10,
        height / 10,
        height % 10);
  }
}
