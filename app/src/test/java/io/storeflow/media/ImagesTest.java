package io.storeflow.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.media.ImageRefused.Reason;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

public class ImagesTest {

  @Test
  void makesPhotosSmallerAndWritesThemAnew() throws Exception {
    var kept = Images.of(file("jpg", 3000, 1500, BufferedImage.TYPE_INT_RGB));
    assertThat(kept.contentType()).isEqualTo("image/jpeg");
    assertThat(kept.width()).isEqualTo(1280);
    assertThat(kept.height()).isEqualTo(640);
    var read = ImageIO.read(new ByteArrayInputStream(kept.bytes()));
    assertThat(read.getWidth()).isEqualTo(1280);
  }

  @Test
  void neverEnlargesAndKeepsWhatOneSeesThrough() throws Exception {
    var kept = Images.of(file("png", 40, 30, BufferedImage.TYPE_INT_ARGB));
    assertThat(kept.contentType()).isEqualTo("image/png");
    assertThat(kept.width()).isEqualTo(40);
    assertThat(Images.of(file("gif", 20, 20, BufferedImage.TYPE_BYTE_INDEXED)).width())
        .isEqualTo(20);
  }

  @Test
  void keepsNothingOfTheFileButThePicture() throws Exception {
    var secret = "GPS 52.5, 13.4 <script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
    var jpeg = file("jpg", 50, 50, BufferedImage.TYPE_INT_RGB);
    var out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    out.write(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, (byte) (secret.length + 2)});
    out.write(secret);
    out.write(jpeg, 2, jpeg.length - 2);
    out.write(secret);
    var kept = new String(Images.of(out.toByteArray()).bytes(), StandardCharsets.ISO_8859_1);
    assertThat(kept).doesNotContain("GPS").doesNotContain("script");
  }

  @Test
  void refusesWhatIsNoImage() {
    refuses(Reason.KIND, "<html>not an image</html>".getBytes(StandardCharsets.UTF_8));
    refuses(Reason.KIND, new byte[0]);
    refuses(Reason.BROKEN, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF});
    refuses(Reason.SVG, "<?xml version='1.0'?><svg onload='x'/>".getBytes(StandardCharsets.UTF_8));
    refuses(Reason.WEBP, "RIFF0000WEBPVP8 ".getBytes(StandardCharsets.UTF_8));
    refuses(Reason.BYTES, new byte[Images.MAX_BYTES + 1]);
  }

  @Test
  void refusesATruncatedFile() throws Exception {
    var png = file("png", 300, 300, BufferedImage.TYPE_INT_RGB);
    refuses(Reason.BROKEN, Arrays.copyOf(png, png.length / 2));
  }

  /** A few bytes that claim to be 50,000 x 50,000 pixels: refused before a pixel is read. */
  @Test
  void refusesABomb() throws Exception {
    refuses(Reason.PIXELS, pngHeader(50_000, 50_000));
    refuses(Reason.PIXELS, pngHeader(Integer.MAX_VALUE, Integer.MAX_VALUE));
  }

  private static void refuses(Reason reason, byte[] upload) {
    assertThatThrownBy(() -> Images.of(upload))
        .isInstanceOfSatisfying(
            ImageRefused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  public static byte[] file(String kind, int width, int height, int type) throws IOException {
    var image = new BufferedImage(width, height, type);
    var pen = image.createGraphics();
    for (int x = 0; x < width; x += 7) {
      pen.setColor(new Color(x % 255, 90, (x * 31) % 255));
      pen.fillRect(x, x % Math.max(1, height), 5, height / 3 + 1);
    }
    pen.dispose();
    var out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, kind, out)).isTrue();
    return out.toByteArray();
  }

  private static byte[] pngHeader(int width, int height) throws IOException {
    var chunk = new ByteArrayOutputStream();
    var data = new DataOutputStream(chunk);
    data.writeBytes("IHDR");
    data.writeInt(width);
    data.writeInt(height);
    data.write(new byte[] {8, 2, 0, 0, 0});
    var crc = new CRC32();
    crc.update(chunk.toByteArray());
    var out = new ByteArrayOutputStream();
    var file = new DataOutputStream(out);
    file.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
    file.writeInt(13);
    file.write(chunk.toByteArray());
    file.writeInt((int) crc.getValue());
    return out.toByteArray();
  }
}
