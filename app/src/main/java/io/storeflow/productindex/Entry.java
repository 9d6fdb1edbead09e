package io.storeflow.productindex;

import io.storeflow.product.ProductSort;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A product for sale, as the index keeps it.
 *
 * @param price that of the cheapest variant, in minor units
 * @param category row id; 0 for none
 * @param sold units of the last days
 * @param brand number of its term; -1 for none
 * @param tags numbers of their terms
 * @param values numbers of all that its variants are made of, each once
 * @param packed its active variants, one behind the other: twice the count of its values, and 1 if
 *     it can be bought; then the numbers of its values
 * @param text its titles as they are searched, the folded title first
 */
record Entry(
    long id,
    long price,
    long category,
    int sold,
    boolean buyable,
    int brand,
    int[] tags,
    int[] values,
    int[] packed,
    String text) {
  private static final int TITLE = 60;
  private static final int[] NONE = {};

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
        number(brand),
        numbers(tags.stream()),
        numbers(variants.stream().flatMap(it -> Arrays.stream(it.values())).distinct()),
        packed(variants),
        text);
  }

  private static int[] numbers(Stream<Term> terms) {
    var numbers = terms.mapToInt(Term::number).toArray();
    return numbers.length == 0 ? NONE : numbers;
  }

  private static int[] packed(List<Variant> variants) {
    var packed = new int[variants.stream().mapToInt(it -> 1 + it.values().length).sum()];
    int next = 0;
    for (var variant : variants) {
      packed[next++] = 2 * variant.values().length + (variant.buyable() ? 1 : 0);
      for (var value : variant.values()) packed[next++] = value.number();
    }
    return packed;
  }

  /** Something that stands where a product stood, to be compared with others. */
  static Entry spot(long id, long price, int sold, boolean buyable, String title) {
    return new Entry(id, price, 0, sold, buyable, -1, NONE, NONE, NONE, title);
  }

  Entry sold(int units) {
    return new Entry(id, price, category, units, buyable, brand, tags, values, packed, text);
  }

  Entry priced(long now) {
    return new Entry(id, now, category, sold, buyable, brand, tags, values, packed, text);
  }

  Entry brand(@Nullable Term now) {
    int number = number(now);
    return new Entry(id, price, category, sold, buyable, number, tags, values, packed, text);
  }

  private static int number(@Nullable Term term) {
    return term == null ? -1 : term.number();
  }

  /** As much of the title as is sorted by. */
  String title() {
    int end = text.indexOf('\n');
    return text.substring(0, Math.min(end < 0 ? text.length() : end, TITLE));
  }

  /** Bytes of memory, about. */
  int weight() {
    return 160 + 4 * (2 * tags.length + values.length + packed.length) + 2 * text.length();
  }

  static Comparator<Entry> byId() {
    return Comparator.comparingLong(Entry::id);
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
