package io.storeflow.shoplist;

import io.storeflow.forsale.ShopCategory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands above the goods of a list.
 *
 * @param path of the page within the shop
 * @param above categories on the way to it; null for the list of everything
 * @param chosen slug of its section; empty for everything, "-" for none
 * @param text what the store says of it; empty for nothing
 * @param picture null for none
 */
public record ListHead(
    String path,
    String title,
    @Nullable List<ShopCategory> above,
    String chosen,
    String text,
    @Nullable Picture picture) {

  /**
   * A picture of the list.
   *
   * @param path its address
   * @param alt what it shows; empty where nobody has said it
   * @param logo whether it is a mark, which is shown as it is, not as a band
   */
  public record Picture(String path, String alt, boolean logo) {}

  static ListHead of(String path, String title) {
    return new ListHead(path, title, null, "", "", null);
  }

  ListHead below(List<ShopCategory> categories) {
    return new ListHead(path, title, categories, "-", text, picture);
  }

  ListHead chosen(String slug) {
    return new ListHead(path, title, above, slug, text, picture);
  }

  ListHead text(String words) {
    return new ListHead(path, title, above, chosen, words, picture);
  }

  ListHead picture(@Nullable Picture shown) {
    return new ListHead(path, title, above, chosen, text, shown);
  }
}
