package io.storeflow.shopface;

import io.storeflow.forsale.Brief;
import io.storeflow.forsale.ShopProduct;
import io.storeflow.platform.frame.PageMeta;
import io.storeflow.platform.url.PublicUrl;
import io.storeflow.store.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What pages of the shop say of themselves. */
@Component
public class ShopPage {
  private final PublicUrl publicUrl;
  private final ShopFace face;

  ShopPage(PublicUrl publicUrl, ShopFace face) {
    this.publicUrl = publicUrl;
    this.face = face;
  }

  public String url(Store store, String path) {
    return absolute(store.shop(path));
  }

  /** The address of a path of ours, as it is written elsewhere. */
  public String absolute(String path) {
    return publicUrl.of(path);
  }

  /** What a page says that has a picture of its own; of one that has none, that of the shop. */
  public PageMeta meta(
      Store store, String path, @Nullable String description, @Nullable String image) {
    var meta = meta(store, path, description);
    return image == null || image.isEmpty() ? meta : meta.of(null, meta.kind(), absolute(image));
  }

  /** What a page says of itself, with the picture that stands for the shop. */
  public PageMeta meta(Store store, String path, @Nullable String description) {
    var plain = new PageMeta(brief(description), url(store, path), false);
    var shown = face.of(store);
    var picture = shown.hero() != null ? shown.hero() : shown.logo();
    return picture == null ? plain : plain.of(null, plain.kind(), absolute(picture.path()));
  }

  /** Of a part of a page, or of it in another order: search engines keep the page alone. */
  public PageMeta part(Store store, String path) {
    return new PageMeta(null, url(store, path), true);
  }

  /** What the page of a product says of itself to search engines, and to those who share it. */
  public PageMeta meta(Store store, ShopProduct product) {
    var traits = product.traits();
    var text = traits.seoText().isEmpty() ? product.description() : traits.seoText();
    var image = product.imagePath().isEmpty() ? null : absolute(product.imagePath());
    var title = traits.seoTitle().isEmpty() ? null : traits.seoTitle();
    var meta = meta(store, "/p/" + product.slug(), text);
    return meta.of(title, PageMeta.PRODUCT, image != null ? image : meta.image());
  }

  private static @Nullable String brief(@Nullable String text) {
    return text == null || text.isBlank() ? null : Brief.of(text, Brief.SEARCH_RESULT);
  }
}
