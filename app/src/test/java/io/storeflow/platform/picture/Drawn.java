package io.storeflow.platform.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** Files with a picture of four fields, each of a colour of its own, as programs write them. */
public final class Drawn {
  public static final Color[] FIELDS = {
    new Color(0xC0, 0x30, 0x30),
    new Color(0x30, 0xA0, 0x40),
    new Color(0x20, 0x40, 0xB0),
    new Color(0xE0, 0xC0, 0x20)
  };

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};

  private Drawn() {}

  /** Upper left, upper right, lower left, lower right. */
  public static BufferedImage fields(int width, int height, int type) {
    var image =
        type == BufferedImage.TYPE_BYTE_INDEXED
            ? new BufferedImage(width, height, type, palette())
            : new BufferedImage(width, height, type);
    var pen = image.createGraphics();
    for (int i = 0; i < 4; i++) {
      pen.setColor(FIELDS[i]);
      pen.fillRect(i % 2 * width / 2, i / 2 * height / 2, (width + 1) / 2, (height + 1) / 2);
    }
    pen.dispose();
    return image;
  }

  /** With entry 4 see-through. */
  private static IndexColorModel palette() {
    var bytes = new byte[5 * 4];
    for (int i = 0; i < 4; i++) {
      bytes[i * 4] = (byte) FIELDS[i].getRed();
      bytes[i * 4 + 1] = (byte) FIELDS[i].getGreen();
      bytes[i * 4 + 2] = (byte) FIELDS[i].getBlue();
      bytes[i * 4 + 3] = (byte) 255;
    }
    return new IndexColorModel(8, 5, bytes, 0, true);
  }

  /** A PNG of them on disk, as an upload is; gone with the tests. */
  public static Path saved(int width, int height) throws IOException {
    var file = Files.createTempFile("drawn-", ".png");
    file.toFile().deleteOnExit();
    return Files.write(file, file("png", fields(width, height, BufferedImage.TYPE_INT_RGB)));
  }

  public static byte[] file(String format, RenderedImage image) throws IOException {
    var out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, out)).isTrue();
    return out.toByteArray();
  }

  public static byte[] jpeg(RenderedImage image, boolean progressive) throws IOException {
    return jpeg(new IIOImage(image, null, null), progressive);
  }

  private static byte[] jpeg(IIOImage image, boolean progressive) throws IOException {
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var out = new ByteArrayOutputStream();
    try (var stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      var settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(0.95f);
      if (progressive) settings.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      writer.write(null, image, settings);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  /** As printers have it, the inks inverted, as Adobe's programs write them. */
  public static byte[] cmyk(int width, int height) throws IOException {
    var raster = Raster.createInterleavedRaster(0, width, height, 4, null);
    for (int y = 0; y < height; y++)
      for (int x = 0; x < width; x++) {
        var colour = FIELDS[x * 2 / width + y * 2 / height * 2];
        raster.setPixel(
            x, y, new int[] {colour.getRed(), colour.getGreen(), colour.getBlue(), 255});
      }
    var adobe = new byte[] {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
    return withSegment(jpeg(new IIOImage(raster, null, null), false), 0xEE, adobe);
  }

  /** The segment comes first, before that of JFIF. */
  public static byte[] withSegment(byte[] jpeg, int marker, byte[] data) {
    return ByteBuffer.allocate(jpeg.length + data.length + 4)
        .put(jpeg, 0, 2)
        .put((byte) 0xFF)
        .put((byte) marker)
        .putShort((short) (data.length + 2))
        .put(data)
        .put(jpeg, 2, jpeg.length - 2)
        .array();
  }

  /** Nothing but see-through pixels of 16 bits: a thousandth of what they are when decoded. */
  public static byte[] emptyPng(int width, int height) throws IOException {
    var header =
        ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {16, 6, 0, 0, 0});
    var rows = new ByteArrayOutputStream();
    try (var deflated = new DeflaterOutputStream(rows)) {
      var row = new byte[1 + width * 8];
      for (int y = 0; y < height; y++) deflated.write(row);
    }
    var start = joined(SIGNATURE, chunk("IHDR", header.array()));
    return joined(start, joined(chunk("IDAT", rows.toByteArray()), chunk("IEND", new byte[0])));
  }

  /** As long a file as so many pixels can have. */
  public static byte[] noise(int width, int height, int type) throws IOException {
    var image = new BufferedImage(width, height, type);
    var random = new Random(1);
    for (int y = 0; y < height; y++)
      for (int x = 0; x < width; x++) image.setRGB(x, y, random.nextInt());
    return file("png", image);
  }

  /** The last scan of a progressive file, again and again. */
  public static byte[] withScans(byte[] jpeg, int more) {
    int last = jpeg.length - 2;
    int from = last;
    while ((jpeg[from] & 0xFF) != 0xFF || (jpeg[from + 1] & 0xFF) != 0xDA) from--;
    var out = ByteBuffer.allocate(jpeg.length + more * (last - from)).put(jpeg, 0, last);
    for (int i = 0; i < more; i++) out.put(jpeg, from, last - from);
    return out.put(jpeg, last, 2).array();
  }

  public static byte[] exif(int orientation) {
    return ByteBuffer.allocate(26)
        .put("MM\0*".getBytes(StandardCharsets.ISO_8859_1))
        .putInt(8)
        .putShort((short) 1)
        .putShort((short) 0x0112)
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) orientation)
        .putShort((short) 0)
        .putInt(0)
        .array();
  }

  public static byte[] exifOfJpeg(int orientation) {
    return joined("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1), exif(orientation));
  }

  /** A profile in which the same numbers mean lighter colours than in sRGB. */
  static byte[] linearProfile() {
    return ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
  }

  public static byte[] profileOfJpeg() {
    return joined("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1), linearProfile());
  }

  public static byte[] profileOfPng() throws IOException {
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {'x', 0, 0});
    try (var deflated = new DeflaterOutputStream(out)) {
      deflated.write(linearProfile());
    }
    return out.toByteArray();
  }

  /** The chunk follows the first one. */
  public static byte[] withChunk(byte[] png, String type, byte[] data) throws IOException {
    int behindHeader = 8 + 25;
    return joined(
        java.util.Arrays.copyOf(png, behindHeader),
        joined(chunk(type, data), java.util.Arrays.copyOfRange(png, behindHeader, png.length)));
  }

  /** A few bytes that claim to be so large a picture. */
  public static byte[] pngHeader(int width, int height) throws IOException {
    var header =
        ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
    return joined(SIGNATURE, chunk("IHDR", header.array()));
  }

  private static byte[] chunk(String type, byte[] data) throws IOException {
    var named = joined(type.getBytes(StandardCharsets.ISO_8859_1), data);
    var crc = new CRC32();
    crc.update(named);
    var out = new ByteArrayOutputStream();
    var file = new DataOutputStream(out);
    file.writeInt(data.length);
    file.write(named);
    file.writeInt((int) crc.getValue());
    return out.toByteArray();
  }

  public static BufferedImage read(byte[] file) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(file));
  }

  private static byte[] joined(byte[] first, byte[] second) {
    return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
  }
}
