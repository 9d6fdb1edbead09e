package io.storeflow.productindex;

import io.storeflow.product.ProductSort;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product for sale, as the index keeps it.
 *
 * @param price that of the cheapest variant, in minor units
 * @param category row id; 0 for none
 * @param sold units of the last days
 * @param values all that its variants are made of, each once
 * @param text its titles as they are searched, the folded title first
 */
record Entry(
    long id,
    long price,
    long category,
    int sold,
    boolean buyable,
    @Nullable Term brand,
    Term[] tags,
    Term[] values,
    Variant[] variants,
    String text) {
  private static final int TITLE = 60;
  private static final Term[] NO_TERMS = {};
  private static final Variant[] NO_VARIANTS = {};

  /**
   * An active variant.
   *
   * @param values what it is made of
   */
  record Variant(boolean buyable, Term[] values) {}

  static Entry of(
      long id,
      long price,
      @Nullable Long category,
      int sold,
      @Nullable Term brand,
      List<Term> tags,
      List<Variant> variants,
      String text) {
    return new Entry(
        id,
        price,
        category == null ? 0 : category,
        sold,
        variants.stream().anyMatch(Variant::buyable),
        brand,
        tags.isEmpty() ? NO_TERMS : tags.toArray(NO_TERMS),
        variants.stream().flatMap(it -> Arrays.stream(it.values())).distinct().toArray(Term[]::new),
        variants.isEmpty() ? NO_VARIANTS : variants.toArray(NO_VARIANTS),
        text);
  }

  /** Something that stands where a product stood, to be compared with others. */
  static Entry spot(long id, long price, int sold, boolean buyable, String title) {
    return new Entry(id, price, 0, sold, buyable, null, NO_TERMS, NO_TERMS, NO_VARIANTS, title);
  }

  Entry sold(int units) {
    return new Entry(id, price, category, units, buyable, brand, tags, values, variants, text);
  }

  /** As much of the title as is sorted by. */
  String title() {
    int end = text.indexOf('\n');
    return text.substring(0, Math.min(end < 0 ? text.length() : end, TITLE));
  }

  /** Bytes of memory, about. */
  int weight() {
    int made = 4 * values.length;
    for (var variant : variants) made += 44 + 4 * variant.values().length;
    return 146 + 4 * tags.length + made + 2 * text.length();
  }

  static Comparator<Entry> by(ProductSort sort) {
    var ascending = ascending(sort).thenComparingLong(Entry::id);
    return sort.isDescending() ? ascending.reversed() : ascending;
  }

  private static Comparator<Entry> ascending(ProductSort sort) {
    return switch (sort) {
      case SHELF, NEWEST -> (one, other) -> 0;
      case PRICE, PRICE_DOWN -> Comparator.comparingLong(Entry::price);
      case TITLE -> Entry::compareTitles;
      case POPULAR -> Comparator.comparingInt(Entry::sold);
    };
  }

  private static int compareTitles(Entry one, Entry other) {
    String a = one.text;
    String b = other.text;
    for (int i = 0; i < TITLE; i++) {
      int left = at(a, i);
      int right = at(b, i);
      if (left != right) return Integer.compare(left, right);
      if (left == 0) return 0;
    }
    return 0;
  }

  /** The sign of the title there; 0 behind its end. */
  private static int at(String text, int i) {
    if (i >= text.length()) return 0;
    char sign = text.charAt(i);
    return sign == '\n' ? 0 : sign;
  }
}
