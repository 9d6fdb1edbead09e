package io.storeflow.networkprinter;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * A ticket as ESC/POS printers print it, whatever letters they know: as a picture, {@code GS v 0}
 * of Epson's ESC/POS Command Reference. 8 dots are a millimetre.
 */
final class EscPos {
  private static final float INCH_MM = 25.4f;
  private static final int DOTS_OF_MM = 8;

  /** Of what is drawn; the rest is margin that no printer reaches. */
  private static final int DRAWN_MM = 72;

  private static final int MARGIN_MM = 4;

  /** Of one picture: small printers have little memory. */
  private static final int ROWS = 256;

  private static final int DARK = 160;

  private static final byte[] START = {0x1b, 0x40};
  private static final byte[] END = {0x1b, 0x64, 0x04, 0x1d, 0x56, 0x42, 0x00};

  private EscPos() {}

  /**
   * @param pdf pages 80 mm wide
   * @param dots across the paper: 576 or 384
   */
  static byte[] of(Path pdf, int dots) throws IOException {
    var bytes = new ByteArrayOutputStream();
    bytes.write(START);
    float scale = (float) dots / (DRAWN_MM * DOTS_OF_MM);
    try (var document = Loader.loadPDF(pdf.toFile())) {
      var renderer = new PDFRenderer(document);
      for (int i = 0; i < document.getNumberOfPages(); i++) {
        float dpi = DOTS_OF_MM * INCH_MM * scale;
        var page = renderer.renderImageWithDPI(i, dpi, ImageType.GRAY);
        int left = Math.round(MARGIN_MM * DOTS_OF_MM * scale);
        write(page, left, Math.min(dots, page.getWidth() - left), bytes);
      }
    }
    bytes.write(END);
    return bytes.toByteArray();
  }

  private static void write(BufferedImage page, int left, int dots, ByteArrayOutputStream to) {
    int across = (dots + 7) / 8;
    int height = height(page);
    for (int top = 0; top < height; top += ROWS) {
      int rows = Math.min(ROWS, height - top);
      to.writeBytes(
          new byte[] {
            0x1d, 0x76, 0x30, 0x00, (byte) across, 0x00, (byte) rows, (byte) (rows >> 8)
          });
      for (int y = top; y < top + rows; y++) to.writeBytes(row(page, left, dots, across, y));
    }
  }

  private static byte[] row(BufferedImage page, int left, int dots, int across, int y) {
    var row = new byte[across];
    for (int x = 0; x < dots; x++)
      if (isDark(page, left + x, y)) row[x / 8] |= (byte) (0x80 >> (x % 8));
    return row;
  }

  private static boolean isDark(BufferedImage page, int x, int y) {
    return page.getRaster().getSample(x, y, 0) < DARK;
  }

  /** Without the white below. */
  private static int height(BufferedImage page) {
    for (int y = page.getHeight() - 1; y > 0; y--)
      for (int x = 0; x < page.getWidth(); x++) if (isDark(page, x, y)) return y + 1;
    return 0;
  }
}
