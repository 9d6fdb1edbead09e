package io.storeflow.logo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a picture becomes the logo on paper. */
class LogoTest {
  @ParameterizedTest
  @CsvSource({
    "400,400,18.0,18.0",
    "400,100,55.0,13.7",
    "100,400,4.5,18.0",
    "400,1,55.0,0.1",
    "1,400,0.1,18.0",
    "1,1,18.0,18.0"
  })
  void fitsIntoItsRoom(int wide, int high, String width, String height) throws IOException {
    assertThat(Logo.of(png(wide, high)).style())
        .isEqualTo("width: " + width + "mm; height: " + height + "mm");
  }

  /** What is seen through is paper. */
  @Test
  void isOpaque() throws IOException {
    var seen = ImageIO.read(new ByteArrayInputStream(Logo.of(png(20, 10)).png()));
    assertThat(seen.getColorModel().hasAlpha()).isFalse();
    assertThat(seen.getRGB(5, 5)).isEqualTo(0xffffffff);
  }

  @Test
  void whatIsNoPictureIsNone() throws IOException {
    var whole = png(400, 400);
    for (var broken :
        new byte[][] {
          {},
          "<svg onload='x()'/>".getBytes(StandardCharsets.UTF_8),
          Arrays.copyOf(whole, 30),
          Arrays.copyOf(whole, whole.length / 2)
        })
      assertThatThrownBy(() -> Logo.of(broken))
          .isInstanceOfAny(IOException.class, RuntimeException.class);
  }

  private static byte[] png(int wide, int high) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(wide, high, BufferedImage.TYPE_INT_ARGB), "png", bytes);
    return bytes.toByteArray();
  }
}
