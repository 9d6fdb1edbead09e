package io.storeflow.catalogueapi;

import io.storeflow.catalog.Slugs;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.money.MoneyFormat;
import io.storeflow.pricelist.AskedCurrency;
import io.storeflow.product.ProductSort;
import io.storeflow.store.Store;
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
  private boolean malformed;

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

  boolean flag(String name, @Nullable String value) {
    if (value == null || value.isEmpty() || value.equals("false")) return false;
    if (!value.equals("true")) malformed(name, "query.flag");
    return true;
  }

  Store currency(Store store, String name, @Nullable String value) {
    return AskedCurrency.read(store, name, value, faults);
  }

  @Nullable Long price(String name, @Nullable String value) {
    if (value == null || value.isEmpty()) return null;
    var minor = number(name, value, "query.minor");
    if (minor != null && (minor < 0 || minor > MoneyFormat.MAX_MINOR)) {
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

  int limit(String name, @Nullable String value) {
    if (value == null || value.isEmpty()) return DEFAULT_LIMIT;
    var limit = number(name, value, "query.range", 1, MAX_LIMIT);
    if (limit == null) return DEFAULT_LIMIT;
    if (limit < 1 || limit > MAX_LIMIT) {
      fault(name, "query.range", 1, MAX_LIMIT);
    }
    return (int) Math.clamp(limit, 1, MAX_LIMIT);
  }

  /** Of a store of more products than can be counted by their labels. */
  static Problem tooMany() {
    var asked = new ProductQuery();
    asked.fault("facets", "query.facets");
    return Problem.invalid(asked.faults);
  }

  void ordered(@Nullable Long min, @Nullable Long max) {
    if (min != null && max != null && min > max) {
      fault("max_price", "query.order");
    }
  }

  /**
   * @throws Problem 400 if anything was not of its form, 422 if it was wrong otherwise; with all of
   *     it
   */
  void refuse() {
    if (malformed) throw Problem.malformed(faults);
    if (!faults.isEmpty()) throw Problem.invalid(faults);
  }

  private @Nullable Long number(String name, String value, String rule, Object... with) {
    try {
      return Long.valueOf(value);
    } catch (NumberFormatException noNumber) {
      malformed(name, rule, with);
      return null;
    }
  }

  private void malformed(String name, String rule, Object... with) {
    malformed = true;
    fault(name, rule, with);
  }

  private void fault(String name, String rule, Object... with) {
    faults.add(Wrong.of(name, rule, with));
  }
}
