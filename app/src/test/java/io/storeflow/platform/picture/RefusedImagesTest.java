package io.storeflow.platform.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.platform.picture.ImageRefused.Reason;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no picture, or none that could be made small in good time, is refused and why. */
class RefusedImagesTest {
  @TempDir Path folder;

  /** It would be gone over 1,500 times: some 20 s of a processor. */
  @Test
  void refusesAPhotoOfTooManyScans() throws Exception {
    var photo = Drawn.jpeg(Drawn.fields(1000, 600, BufferedImage.TYPE_INT_RGB), true);
    refuses(Reason.SCANS, Drawn.withScans(photo, 1500));
  }

  @Test
  void refusesWhatIsNoImage() throws Exception {
    refuses(Reason.KIND, "<html>not an image</html>".getBytes(StandardCharsets.UTF_8));
    refuses(Reason.KIND, new byte[0]);
    refuses(Reason.BROKEN, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF});
    refuses(Reason.SVG, "<?xml version='1.0'?><svg onload='x'/>".getBytes(StandardCharsets.UTF_8));
    refuses(Reason.BROKEN, "RIFF0000WEBPVP8 ".getBytes(StandardCharsets.UTF_8));
    refuses(Reason.HEIC, "....ftypheic....mif1heic".getBytes(StandardCharsets.UTF_8));
    refuses(Reason.HEIC, "....ftypmif1....avifmiaf".getBytes(StandardCharsets.UTF_8));
    refuses(Reason.KIND, "....ftypmp42....isommp42".getBytes(StandardCharsets.UTF_8));
    refuses(Reason.BYTES, new byte[Upload.MAX_BYTES + 1]);
  }

  @Test
  void refusesATruncatedFile() throws Exception {
    var png = Drawn.file("png", Drawn.fields(300, 300, BufferedImage.TYPE_INT_RGB));
    refuses(Reason.BROKEN, Arrays.copyOf(png, png.length / 2));
  }

  /** The decoder fills up what is missing with grey. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void refusesAPhotoThatIsCutOff(boolean progressive) throws Exception {
    var photo = Drawn.jpeg(Drawn.fields(900, 600, BufferedImage.TYPE_INT_RGB), progressive);
    refuses(Reason.BROKEN, Arrays.copyOf(photo, photo.length / 3));
    refuses(Reason.BROKEN, Arrays.copyOf(photo, photo.length / 2));
  }

  /** A few bytes that claim to be 50,000 x 50,000 pixels: refused before a pixel is read. */
  @Test
  void refusesABomb() throws Exception {
    refuses(Reason.PIXELS, Drawn.pngHeader(50_000, 50_000));
    refuses(Reason.PIXELS, Drawn.pngHeader(Integer.MAX_VALUE, Integer.MAX_VALUE));
    refuses(Reason.PIXELS, Drawn.pngHeader(40_000, 10));
  }

  /** All of it is unpacked, however few of its pixels are wanted. */
  @Test
  void refusesASmallFileThatUnpacksToMoreThanAnyPictureOfEightBits() throws Exception {
    refuses(Reason.DEPTH, Drawn.emptyPng(5000, 4001));
    refuses(Reason.PIXELS, Drawn.emptyPng(8000, 5001));
  }

  /** A small file of 20 million pixels of 16 bits: read at every other one, not as a whole. */
  @Test
  void readsASmallFileOfManyPixelsWithinItsBudget() throws Exception {
    var upload = Upload.of(written(Drawn.emptyPng(5000, 4000)));
    assertThat(Images.bytes(upload, ImagesTest.BUDGET)).isLessThanOrEqualTo(ImagesTest.BUDGET);
  }

  /** What is said of the whole is small, the picture in it is not. */
  @Test
  void refusesAWebpThatIsLargerThanItSays() throws Exception {
    refuses(Reason.BROKEN, Webps.extended(10, 10, Webps.lossyHead(4000, 3000)));
    refuses(Reason.PIXELS, Webps.plain(Webps.lossyHead(16_000, 16_000)));
    refuses(Reason.WEBP, Webps.plain(Webps.lossyHead(6000, 6000)));
  }

  private void refuses(Reason reason, byte[] upload) throws Exception {
    var file = written(upload);
    assertThatThrownBy(() -> Images.largest(Upload.of(file), ImagesTest.BUDGET))
        .isInstanceOfSatisfying(
            ImageRefused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  private Path written(byte[] upload) throws IOException {
    return Files.write(folder.resolve("upload"), upload);
  }
}
