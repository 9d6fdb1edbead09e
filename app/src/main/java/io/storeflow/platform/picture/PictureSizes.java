package io.storeflow.platform.picture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is made of a picture's largest size.
 *
 * @param smaller sizes, the larger first
 * @param webp all sizes once more, where that is a shorter file; none where WebP cannot be written
 */
public record PictureSizes(List<PictureFile> smaller, List<PictureFile> webp) {

  /** One after the other: of the pixels there is one size and the next in the heap. */
  static PictureSizes of(Pixels largest, boolean drawn) throws IOException {
    var smaller = new ArrayList<PictureFile>();
    var webp = new ArrayList<PictureFile>();
    addShorter(webp, largest, drawn, PictureFile.of(largest, drawn));
    int longest = Math.max(largest.width(), largest.height());
    var pixels = largest;
    for (int side : Images.SIDES) {
      if (side >= longest) continue;
      pixels = pixels.within(side);
      var plain = PictureFile.of(pixels, drawn);
      plain.ifPresent(smaller::add);
      addShorter(webp, pixels, drawn, plain);
    }
    return new PictureSizes(smaller, webp);
  }

  private static void addShorter(
      List<PictureFile> webp, Pixels pixels, boolean drawn, Optional<PictureFile> plain)
      throws IOException {
    if (!Webp.isWritten() || plain.isEmpty()) return;
    int longest = plain.get().bytes().length;
    PictureFile.webp(pixels, drawn).filter(it -> it.bytes().length < longest).ifPresent(webp::add);
  }
}
