package io.storeflow.forsale;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The pictures of a product on its page.
 *
 * @param variants which of them is that of a variant, as "id:2" with places from 0 and blanks
 *     between them; those without a picture of their own are left out
 */
public record Gallery(List<ShopPicture> pictures, String variants) {

  public static Gallery of(ShopProduct product) {
    var paths = product.pictures().stream().map(ShopPicture::path).toList();
    var variants =
        product.variants().stream()
            .map(it -> said(it.publicId(), paths.indexOf(it.made().imagePath())))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
    return new Gallery(product.pictures(), variants);
  }

  /** Whether there is more than one to look at. */
  public boolean isLong() {
    return pictures.size() > 1;
  }

  public List<Integer> places() {
    return IntStream.range(0, pictures.size()).boxed().toList();
  }

  private static @org.jspecify.annotations.Nullable String said(String variant, int place) {
    return place < 0 ? null : variant + ":" + place;
  }
}
