package io.storeflow.forsale;

import io.storeflow.catalog.ProductSort;
import io.storeflow.catalog.Slugs;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.money.MoneyFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a list request, and gathers all that is wrong with them. */
final class ProductQuery {
  static final int DEFAULT_LIMIT = 24;
  static final int MAX_LIMIT = 100;
  static final int MAX_WORDS = 100;

  private final List<Wrong> faults = new ArrayList<>();

  String words(String name, @Nullable String value) {
    var words = Typed.line(value);
    if (Typed.length(words) > MAX_WORDS) {
      fault(name, "query.long", MAX_WORDS);
    }
    return words;
  }

  @Nullable String slug(String name, @Nullable String value, Predicate<String> exists) {
    if (value == null || value.isEmpty()) return null;
    if (!Slugs.isGood(value) || !exists.test(value)) {
      fault(name, "query.category");
    }
    return value;
  }

  /**
   * @throws Problem 400 if it is neither true nor false
   */
  boolean flag(String name, @Nullable String value) {
    if (value == null || value.isEmpty() || value.equals("false")) return false;
    if (value.equals("true")) return true;
    throw Problem.malformed(name, "query.flag");
  }

  /**
   * @throws Problem 400 if it is no whole number
   */
  @Nullable Long price(String name, @Nullable String value) {
    if (value == null || value.isEmpty()) return null;
    long minor = number(name, value, "query.minor");
    if (minor < 0 || minor > MoneyFormat.MAX_MINOR) {
      fault(name, "query.range", 0, MoneyFormat.MAX_MINOR);
    }
    return minor;
  }

  ProductSort sort(String name, @Nullable String value) {
    if (value == null || value.isEmpty()) return ProductSort.NEWEST;
    // The order of the shelf is for pages; programs that came before it know four.
    var sort = Coded.find(ProductSort.class, value).filter(it -> it != ProductSort.SHELF);
    if (sort.isEmpty()) fault(name, "query.sort");
    return sort.orElse(ProductSort.NEWEST);
  }

  /**
   * @throws Problem 400 if it is no whole number
   */
  int limit(String name, @Nullable String value) {
    if (value == null || value.isEmpty()) return DEFAULT_LIMIT;
    long limit = number(name, value, "query.range", 1, MAX_LIMIT);
    if (limit < 1 || limit > MAX_LIMIT) {
      fault(name, "query.range", 1, MAX_LIMIT);
    }
    return (int) Math.clamp(limit, 1, MAX_LIMIT);
  }

  void ordered(@Nullable Long min, @Nullable Long max) {
    if (min != null && max != null && min > max) {
      fault("max_price", "query.order");
    }
  }

  /**
   * @throws Problem 422 if anything was wrong
   */
  void refuse() {
    if (!faults.isEmpty()) throw Problem.invalid(faults);
  }

  private static long number(String name, String value, String rule, Object... with) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException noNumber) {
      throw Problem.malformed(name, rule, with);
    }
  }

  private void fault(String name, String rule, Object... with) {
    faults.add(Wrong.of(name, rule, with));
  }
}
