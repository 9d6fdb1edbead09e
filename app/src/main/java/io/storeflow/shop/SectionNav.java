package io.storeflow.shop;

import io.storeflow.forsale.ShopCategory;
import io.storeflow.platform.frame.Shop;
import io.storeflow.platform.frame.StoreTexts;
import java.util.List;
import java.util.Locale;

/**
 * The way through the sections of a shop, with the one where the reader is.
 *
 * @param home address of the shop
 * @param chosen address of the category within the shop; "" for everything, {@link #NOWHERE} for
 *     none of them
 */
public record SectionNav(String home, Locale texts, List<ShopCategory> categories, String chosen)
    implements StoreTexts {
  public static final String NOWHERE = "-";

  /** The address of a page of the shop. */
  public String to(String path) {
    return Shop.below(home, path);
  }
}
