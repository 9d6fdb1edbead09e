package io.storeflow.platform.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.stream.StreamSupport;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** Files of WebP, as libwebp writes them, and such as nobody writes. */
final class Webps {
  private Webps() {}

  static byte[] file(BufferedImage image, boolean lossless) throws IOException {
    Iterable<ImageWriter> all = () -> ImageIO.getImageWritersByFormatName("webp");
    var writer = StreamSupport.stream(all.spliterator(), false).findFirst().orElseThrow();
    var settings = writer.getDefaultWriteParam();
    settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    settings.setCompressionType(lossless ? "Lossless" : "Lossy");
    if (!lossless) settings.setCompressionQuality(0.9f);
    var out = new ByteArrayOutputStream();
    try (var stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), settings);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  /** The beginning of a picture of that size, without its pixels. */
  static byte[] lossyHead(int width, int height) {
    var head = ByteBuffer.allocate(18).order(ByteOrder.LITTLE_ENDIAN);
    head.put("VP8 ".getBytes(StandardCharsets.US_ASCII)).putInt(10);
    head.put(new byte[] {0x10, 0, 0, (byte) 0x9D, 1, 0x2A});
    head.putShort((short) width).putShort((short) height);
    return head.array();
  }

  static byte[] plain(byte[] chunk) {
    return riff(chunk);
  }

  /** With a canvas of another size before the picture. */
  static byte[] extended(int width, int height, byte[] chunk) {
    var all = ByteBuffer.allocate(18 + chunk.length).order(ByteOrder.LITTLE_ENDIAN);
    all.put("VP8X".getBytes(StandardCharsets.US_ASCII)).putInt(10).putInt(0);
    all.putShort((short) (width - 1)).put((byte) 0).putShort((short) (height - 1)).put((byte) 0);
    all.put(chunk);
    return riff(all.array());
  }

  private static byte[] riff(byte[] chunks) {
    var all = ByteBuffer.allocate(12 + chunks.length).order(ByteOrder.LITTLE_ENDIAN);
    all.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(4 + chunks.length);
    all.put("WEBP".getBytes(StandardCharsets.US_ASCII)).put(chunks);
    return all.array();
  }
}
