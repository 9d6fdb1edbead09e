package io.storeflow.shop;

import io.storeflow.platform.frame.PageMeta;
import io.storeflow.platform.url.PublicUrl;
import io.storeflow.store.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What pages of the shop say of themselves. */
@Component
class ShopPage {
  private static final int DESCRIPTION = 160;

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
