package io.storeflow.catalog;

import io.storeflow.platform.money.MoneyFormat;
import io.storeflow.platform.web.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a list request, and gathers all that is wrong with them. */
final class ProductQuery {
  static final int DEFAULT_LIMIT = 24;
  static final int MAX_LIMIT = 100;
  static final int MAX_WORDS = 100;

  private final List<Problem.Fault> faults = new ArrayList<>();

  String words(String name, @Nullable String value) {
    var words = Typed.line(value);
    if (words.codePointCount(0, words.length()) > MAX_WORDS) {
      fault(name, "Search for at most " + MAX_WORDS + " characters.");
    }
    return words;
  }

  @Nullable String slug(String name, @Nullable String value, Predicate<String> exists) {
    if (value == null || value.isEmpty()) return null;
    if (!Slugs.isGood(value) || !exists.test(value)) {
      fault(name, "The store has no such category. Use the category of a product.");
    }
    return value;
  }

  /**
   * @throws Problem 400 if it is neither true nor false
   */
  boolean flag(String name, @Nullable String value) {
    if (value == null || value.isEmpty() || value.equals("false")) return false;
    if (value.equals("true")) return true;
    throw Problem.malformed(name, "Write true or false.");
  }

  /**
   * @throws Problem 400 if it is no whole number
   */
  @Nullable Long price(String name, @Nullable String value) {
    if (value == null || value.isEmpty()) return null;
    long minor = number(name, value, "Write a whole number of minor units, such as 1290.");
    if (minor < 0 || minor > MoneyFormat.MAX_MINOR) {
      fault(name, "Write a number from 0 to " + MoneyFormat.MAX_MINOR + ".");
    }
    return minor;
  }

  ProductSort sort(String name, @Nullable String value) {
    if (value == null || value.isEmpty()) return ProductSort.NEWEST;
    // The order of the shelf is for pages; programs that came before it know four.
    var sort = ProductSort.of(value).filter(it -> it != ProductSort.SHELF);
    if (sort.isEmpty()) fault(name, "Sort by newest, price, -price or title.");
    return sort.orElse(ProductSort.NEWEST);
  }

  /**
   * @throws Problem 400 if it is no whole number
   */
  int limit(String name, @Nullable String value) {
    if (value == null || value.isEmpty()) return DEFAULT_LIMIT;
    long limit = number(name, value, "Write a whole number from 1 to " + MAX_LIMIT + ".");
    if (limit < 1 || limit > MAX_LIMIT) {
      fault(name, "Write a whole number from 1 to " + MAX_LIMIT + ".");
    }
    return (int) Math.clamp(limit, 1, MAX_LIMIT);
  }

  void ordered(@Nullable Long min, @Nullable Long max) {
    if (min != null && max != null && min > max) {
      fault("max_price", "The highest price is below the lowest one.");
    }
  }

  /**
   * @throws Problem 422 if anything was wrong
   */
  void refuse() {
    if (!faults.isEmpty()) throw Problem.invalid(faults);
  }

  private static long number(String name, String value, String otherwise) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException noNumber) {
      throw Problem.malformed(name, otherwise);
    }
  }

  private void fault(String name, String detail) {
    faults.add(new Problem.Fault(name, detail));
  }
}
