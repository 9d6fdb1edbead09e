package io.storeflow.shop;

import io.storeflow.merchant.Store;
import io.storeflow.platform.ui.PageMeta;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What pages of the shop say of themselves. */
@Component
class ShopPage {
  private static final int DESCRIPTION = 160;

  private final String publicUrl;

  ShopPage(@Value("${storeflow.public-url:}") String publicUrl) {
    this.publicUrl =
        publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
  }

  /** Never made of the Host header: a cache would keep what anybody sent. */
  String url(Store store, String path) {
    return publicUrl + "/shop/" + store.slug() + path;
  }

  PageMeta meta(Store store, String path, @Nullable String description) {
    return new PageMeta(brief(description), url(store, path), false);
  }

  private static @Nullable String brief(@Nullable String text) {
    if (text == null || text.isBlank()) return null;
    var line = text.strip().replaceAll("\\s+", " ");
    return clip(line, DESCRIPTION);
  }

  /** At most so many characters, cut between words where there are any. */
  static String clip(String text, int most) {
    if (text.codePointCount(0, text.length()) <= most) return text;
    var cut = text.substring(0, text.offsetByCodePoints(0, most - 1));
    int space = cut.lastIndexOf(' ');
    return (space > most / 2 ? cut.substring(0, space) : cut) + "…";
  }
}
