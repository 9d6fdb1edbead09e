package io.storeflow.product;

import io.storeflow.db.tables.Product;
import io.storeflow.platform.code.Coded;
import java.util.Locale;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** In which order products are listed; the code is that of addresses and of the API. */
public enum ProductSort implements Coded {
  /** As the merchant put them on the shelf: a menu reads from its first line. */
  SHELF("shelf", false),
  NEWEST("newest", true),
  PRICE("price", false),
  PRICE_DOWN("-price", true),
  TITLE("title", false),
  /**
   * By what was sold in the last weeks: no column of products, so lists of the database know it
   * not.
   */
  POPULAR("popular", true);

  private final String code;
  private final boolean descending;

  ProductSort(String code, boolean descending) {
    this.code = code;
    this.descending = descending;
  }

  @Override
  public String code() {
    return code;
  }

  /** As it stands in the keys of words. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean isDescending() {
    return descending;
  }

  /** Whether the database sorts by it. */
  public boolean isOfColumns() {
    return this != POPULAR;
  }

  /** The column sorted by before the id; null for the id alone. */
  public @Nullable Field<?> key(Product p) {
    return switch (this) {
      case SHELF, NEWEST, POPULAR -> null;
      case PRICE, PRICE_DOWN -> p.PRICE_MINOR;
      case TITLE -> p.TITLE;
    };
  }

  public Object keyOf(long id, long priceMinor, String title) {
    return switch (this) {
      case SHELF, NEWEST, POPULAR -> id;
      case PRICE, PRICE_DOWN -> priceMinor;
      case TITLE -> title;
    };
  }
}
