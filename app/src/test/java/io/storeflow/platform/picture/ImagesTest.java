package io.storeflow.platform.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImagesTest {
  static final long BUDGET = 80L << 20;

  @TempDir Path folder;

  @Test
  void makesEverySizeOnceAndNoneLargerThanTheOriginal() throws Exception {
    var sizes = kept(Drawn.jpeg(Drawn.fields(3000, 1500, BufferedImage.TYPE_INT_RGB), false));
    assertThat(sizes).extracting(PictureFile::width).containsExactly(1600, 800, 400, 160);
    assertThat(sizes).extracting(PictureFile::height).containsExactly(800, 400, 200, 80);
    for (var size : sizes) looksLikeTheFields(size, 12);
    var small = kept(Drawn.file("png", Drawn.fields(500, 300, BufferedImage.TYPE_INT_RGB)));
    assertThat(small).extracting(PictureFile::side).containsExactly(500, 400, 160);
    var tiny = kept(Drawn.file("gif", Drawn.fields(20, 20, BufferedImage.TYPE_BYTE_INDEXED)));
    assertThat(tiny).extracting(PictureFile::side).containsExactly(20);
  }

  /** However little of the heap there is, it is only less fine. */
  @Test
  void readsALargePhotoWithinTheBudget() throws Exception {
    var photo = Drawn.jpeg(Drawn.fields(6000, 4000, BufferedImage.TYPE_3BYTE_BGR), false);
    var upload = Upload.of(written(photo));
    for (long budget : new long[] {1, BUDGET}) {
      assertThat(Images.bytes(upload, budget)).isLessThanOrEqualTo(Math.max(31L << 20, budget));
      var sizes = sizes(upload, budget);
      assertThat(sizes.getFirst().side()).isGreaterThan(800).isLessThanOrEqualTo(1600);
      for (var size : sizes) looksLikeTheFields(size, 12);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "png, 13", // palette
    "gif, 13", "png, 1", "png, 2", "png, 5", "png, 6"
  })
  void showsWhatIsKeptWithoutLossAsItWas(String format, int type) throws Exception {
    var sizes = kept(Drawn.file(format, Drawn.fields(200, 120, type)));
    assertThat(sizes).extracting(PictureFile::contentType).containsOnly("image/png");
    for (var size : sizes) looksLikeTheFields(size, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
  void showsGreyAsDarkAsItIs(int type) throws Exception {
    var grey = new BufferedImage(60, 40, type);
    boolean deep = type == BufferedImage.TYPE_USHORT_GRAY;
    for (int y = 0; y < 40; y++)
      for (int x = 0; x < 60; x++) grey.getRaster().setSample(x, y, 0, deep ? 64 * 257 : 64);
    var shown = Drawn.read(kept(Drawn.file("png", grey)).getFirst().bytes());
    assertThat(new Color(shown.getRGB(30, 20))).isEqualTo(new Color(64, 64, 64));
    if (deep) return;
    var photo = Drawn.read(kept(Drawn.jpeg(grey, false)).getFirst().bytes());
    assertThat(new Color(photo.getRGB(30, 20)).getGreen()).isBetween(61, 67);
  }

  @Test
  void keepsWhatOneSeesThrough() throws Exception {
    var image = new BufferedImage(400, 400, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < 400; y++)
      for (int x = 0; x < 400; x++) image.setRGB(x, y, x < 200 ? 0x80FF0000 : 0x00FFFFFF);
    var sizes = kept(Drawn.file("png", image));
    assertThat(sizes).extracting(PictureFile::contentType).containsOnly("image/png");
    for (var size : sizes) {
      var shown = Drawn.read(size.bytes());
      assertThat(shown.getRGB(size.width() / 4, 5)).isEqualTo(0x80FF0000);
      assertThat(shown.getRGB(size.width() * 3 / 4, 5) >>> 24).isZero();
    }
  }

  /** Noise that one sees through is a long file in its largest size, which is left out. */
  @Test
  void keepsNoFileThatIsTooLong() throws Exception {
    var opaque = kept(Drawn.noise(1700, 1700, BufferedImage.TYPE_INT_RGB));
    assertThat(opaque).extracting(PictureFile::contentType).containsOnly("image/jpeg");
    assertThat(opaque).extracting(PictureFile::side).containsExactly(1600, 800, 400, 160);
    var seeThrough = kept(Drawn.noise(1200, 1200, BufferedImage.TYPE_INT_ARGB));
    assertThat(seeThrough).extracting(PictureFile::side).containsExactly(800, 400, 160);
  }

  /** Two pictures, of which the first leaves some of the canvas free. */
  @Test
  void showsTheFirstPictureOfAnAnimatedGifWhereItStands() throws Exception {
    var gif = Drawn.file("gif", Drawn.fields(20, 10, BufferedImage.TYPE_BYTE_INDEXED));
    int frame = 13 + (3 << (gif[10] & 7) + 1);
    while (gif[frame] != 0x2C) frame++;
    var moved = gif.clone();
    moved[6] = 40;
    moved[8] = 30;
    moved[frame + 1] = 10;
    moved[frame + 3] = 15;
    var two = Arrays.copyOf(moved, gif.length * 2 - frame - 1);
    System.arraycopy(gif, frame, two, gif.length - 1, gif.length - frame);
    var shown = kept(two).getFirst();
    assertThat(List.of(shown.width(), shown.height())).containsExactly(40, 30);
    var image = Drawn.read(shown.bytes());
    assertThat(image.getRGB(2, 2) >>> 24).isZero();
    assertThat(new Color(image.getRGB(12, 16))).isEqualTo(Drawn.FIELDS[0]);
    assertThat(new Color(image.getRGB(28, 23))).isEqualTo(Drawn.FIELDS[3]);
  }

  @Test
  void showsPrintColoursAsThePrintHasThem() throws Exception {
    for (var size : kept(Drawn.cmyk(320, 200))) looksLikeTheFields(size, 12);
  }

  /** 0x30 in a linear profile is as light as 0x78 in sRGB. */
  @Test
  void appliesColourProfiles() throws Exception {
    var plain = Drawn.fields(64, 64, BufferedImage.TYPE_INT_RGB);
    var png = Drawn.withChunk(Drawn.file("png", plain), "iCCP", Drawn.profileOfPng());
    var jpeg = Drawn.withSegment(Drawn.jpeg(plain, false), 0xE2, Drawn.profileOfJpeg());
    for (var file : List.of(png, jpeg)) {
      var shown = new Color(Drawn.read(kept(file).getFirst().bytes()).getRGB(12, 12));
      assertThat(shown.getRed()).isBetween(0xDC, 0xE8);
      assertThat(shown.getGreen()).isBetween(0x6C, 0x84);
    }
  }

  /**
   * Upper left to lower right, as the camera's sensor saw them, by the place where they are seen.
   */
  @ParameterizedTest
  @CsvSource({
    "1, 0123", "2, 1032", "3, 3210", "4, 2301", "5, 0213", "6, 2031", "7, 3120", "8, 1302"
  })
  void turnsPhotosUpright(int orientation, String seen) throws Exception {
    var plain = Drawn.fields(120, 80, BufferedImage.TYPE_INT_RGB);
    var exif = Drawn.exifOfJpeg(orientation);
    var jpeg = Drawn.withSegment(Drawn.jpeg(plain, false), 0xE1, exif);
    var png = Drawn.withChunk(Drawn.file("png", plain), "eXIf", Drawn.exif(orientation));
    for (var file : List.of(jpeg, png)) {
      var shown = kept(file).getFirst();
      assertThat(shown.width()).isEqualTo(orientation < 5 ? 120 : 80);
      var image = Drawn.read(shown.bytes());
      for (int place = 0; place < 4; place++) {
        int x = shown.width() / 4 + place % 2 * shown.width() / 2;
        int y = shown.height() / 4 + place / 2 * shown.height() / 2;
        near(image.getRGB(x, y), Drawn.FIELDS[seen.charAt(place) - '0'], 12);
      }
    }
  }

  @Test
  void takesProgressivePhotosToTheirLastScan() throws Exception {
    var photo = Drawn.jpeg(Drawn.fields(1000, 600, BufferedImage.TYPE_INT_RGB), true);
    assertThat(Upload.of(written(photo)).scans()).isGreaterThan(5);
    for (var size : kept(photo)) looksLikeTheFields(size, 8);
  }

  @Test
  void keepsNothingOfTheFileButThePicture() throws Exception {
    var secret = "GPS 52.5, 13.4 <script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
    var jpeg = Drawn.jpeg(Drawn.fields(50, 50, BufferedImage.TYPE_INT_RGB), false);
    var told = Drawn.withSegment(jpeg, 0xFE, secret);
    var more = Arrays.copyOf(told, told.length + secret.length);
    System.arraycopy(secret, 0, more, told.length, secret.length);
    var file = new String(kept(more).getFirst().bytes(), StandardCharsets.ISO_8859_1);
    assertThat(file).doesNotContain("GPS").doesNotContain("script");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void takesAPhotoThatLacksItsEndMarkerAlone(boolean progressive) throws Exception {
    var photo = Drawn.jpeg(Drawn.fields(900, 600, BufferedImage.TYPE_INT_RGB), progressive);
    for (var size : kept(Arrays.copyOf(photo, photo.length - 2))) looksLikeTheFields(size, 12);
  }

  private List<PictureFile> kept(byte[] upload) throws Exception {
    return sizes(Upload.of(written(upload)), BUDGET);
  }

  /** The largest as it comes, the others of that one, as the job makes them. */
  private List<PictureFile> sizes(Upload upload, long budget) throws Exception {
    var largest = Images.largest(upload, budget);
    var kept = Files.write(folder.resolve("kept"), largest.bytes());
    var all = new ArrayList<>(List.of(largest));
    all.addAll(Images.sizes(Upload.of(kept), budget).smaller());
    return all;
  }

  private Path written(byte[] upload) throws IOException {
    return Files.write(folder.resolve("upload"), upload);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void readsWebp(boolean lossless) throws Exception {
    var fields = Drawn.fields(600, 400, BufferedImage.TYPE_INT_RGB);
    var sizes = kept(Webps.file(fields, lossless));
    assertThat(sizes).extracting(PictureFile::side).containsExactly(600, 400, 160);
    for (var size : sizes) looksLikeTheFields(size, 16);
    assertThat(sizes.getFirst().contentType()).isEqualTo("image/jpeg");
    assertThat(sizes.getFirst().colour()).matches("#[0-9a-f]{6}");
  }

  private static void looksLikeTheFields(PictureFile file, int tolerance) throws IOException {
    var image = Drawn.read(file.bytes());
    assertThat(List.of(image.getWidth(), image.getHeight()))
        .containsExactly(file.width(), file.height());
    for (int place = 0; place < 4; place++)
      for (int off = -1; off <= 1; off++) {
        int x = file.width() / 4 + place % 2 * file.width() / 2 + off * file.width() / 8;
        int y = file.height() / 4 + place / 2 * file.height() / 2 + off * file.height() / 8;
        near(image.getRGB(x, y), Drawn.FIELDS[place], tolerance);
      }
  }

  private static void near(int rgb, Color wanted, int tolerance) {
    var shown = new Color(rgb);
    assertThat(Math.abs(shown.getRed() - wanted.getRed())).isLessThanOrEqualTo(tolerance);
    assertThat(Math.abs(shown.getGreen() - wanted.getGreen())).isLessThanOrEqualTo(tolerance);
    assertThat(Math.abs(shown.getBlue() - wanted.getBlue())).isLessThanOrEqualTo(tolerance);
  }
}
