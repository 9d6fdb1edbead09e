package io.storeflow.shop;

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

  ShopPage(PublicUrl publicUrl) {
    this.publicUrl = publicUrl;
  }

  String url(Store store, String path) {
    return absolute(store.shop(path));
  }

  /** The address of a path of ours, as it is written elsewhere. */
  String absolute(String path) {
    return publicUrl.of(path);
  }

  public PageMeta meta(Store store, String path, @Nullable String description) {
    return new PageMeta(brief(description), url(store, path), false);
  }

  /** Of a part of a page, or of it in another order: search engines keep the page alone. */
  public PageMeta part(Store store, String path) {
    return new PageMeta(null, url(store, path), true);
  }

  /** What the page of a product says of itself to search engines, and to those who share it. */
  PageMeta meta(Store store, ShopProduct product) {
    var traits = product.traits();
    var text = traits.seoText().isEmpty() ? product.description() : traits.seoText();
    var image = product.imagePath().isEmpty() ? null : absolute(product.imagePath());
    var title = traits.seoTitle().isEmpty() ? null : traits.seoTitle();
    return meta(store, "/p/" + product.slug(), text).of(title, PageMeta.PRODUCT, image);
  }

  private static @Nullable String brief(@Nullable String text) {
    return text == null || text.isBlank() ? null : Brief.of(text, Brief.SEARCH_RESULT);
  }
}
