package io.storeflow.productindex;

import io.storeflow.product.ProductSort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The products for sale of a store in each order in which they are listed. Never changes: a change
 * of some products makes another one, which shares what stays.
 */
final class StoreIndex {
  private static final Entry[] NONE = {};

  /** Whose reverse is not another one's order. */
  private static final List<ProductSort> KEPT =
      List.of(ProductSort.SHELF, ProductSort.PRICE, ProductSort.TITLE, ProductSort.POPULAR);

  private final Terms terms;
  private final Map<ProductSort, Entry[]> orders;
  private final long weight;

  private StoreIndex(Terms terms, Map<ProductSort, Entry[]> orders, long weight) {
    this.terms = terms;
    this.orders = orders;
    this.weight = weight;
  }

  static StoreIndex of(Terms terms, Collection<Entry> entries) {
    var orders = new EnumMap<ProductSort, Entry[]>(ProductSort.class);
    for (var sort : KEPT) {
      var order = entries.toArray(NONE);
      Arrays.sort(order, Entry.by(sort));
      orders.put(sort, order);
    }
    long weight = entries.stream().mapToLong(Entry::weight).sum();
    return new StoreIndex(terms, orders, weight);
  }

  /**
   * The same after a change.
   *
   * @param ids of products that have changed or are not for sale any more
   * @param changed as they are now
   */
  StoreIndex with(Set<Long> ids, Collection<Entry> changed) {
    var gone = new HashSet<>(ids);
    changed.forEach(it -> gone.add(it.id()));
    long removed = 0;
    for (long id : gone) {
      var entry = byId(id);
      if (entry != null) removed += entry.weight();
    }
    var made = new EnumMap<ProductSort, Entry[]>(ProductSort.class);
    for (var sort : KEPT) made.put(sort, merged(order(sort), gone, changed, sort));
    long added = changed.stream().mapToLong(Entry::weight).sum();
    return new StoreIndex(terms, made, weight - removed + added);
  }

  private static Entry[] merged(
      Entry[] order, Set<Long> gone, Collection<Entry> changed, ProductSort sort) {
    var by = Entry.by(sort);
    var fresh = changed.toArray(NONE);
    Arrays.sort(fresh, by);
    var merged = new ArrayList<Entry>(order.length + fresh.length);
    int next = 0;
    for (var entry : order) {
      if (gone.contains(entry.id())) continue;
      while (next < fresh.length && by.compare(fresh[next], entry) < 0) merged.add(fresh[next++]);
      merged.add(entry);
    }
    while (next < fresh.length) merged.add(fresh[next++]);
    return merged.toArray(NONE);
  }

  /** The same with what was sold lately, by row id of the product. */
  StoreIndex sold(Map<Long, Integer> units) {
    var changed = new ArrayList<Entry>();
    for (var entry : order(ProductSort.SHELF)) {
      int now = units.getOrDefault(entry.id(), 0);
      if (now != entry.sold()) changed.add(entry.sold(now));
    }
    return changed.isEmpty() ? this : with(Set.of(), changed);
  }

  /** What was sold lately, by row id of the product. */
  Map<Long, Integer> sold() {
    var sold = new HashMap<Long, Integer>();
    for (var entry : order(ProductSort.POPULAR)) {
      if (entry.sold() == 0) break;
      sold.put(entry.id(), entry.sold());
    }
    return sold;
  }

  Terms terms() {
    return terms;
  }

  int size() {
    return order(ProductSort.SHELF).length;
  }

  /** Bytes of memory, about. */
  long weight() {
    return weight(weight, size(), terms);
  }

  /**
   * The same of one that is being read.
   *
   * @param entries bytes of so many products
   */
  static long weight(long entries, int products, Terms terms) {
    return entries + 4L * KEPT.size() * products + (long) Terms.WEIGHT * terms.size();
  }

  /** Row ids of the products that stand in the category itself. */
  List<Long> in(long category) {
    return Arrays.stream(order(ProductSort.SHELF))
        .filter(it -> it.category() == category)
        .map(Entry::id)
        .toList();
  }

  /** All products in that order; what is kept for another order is turned around. */
  List<Entry> sorted(ProductSort sort) {
    return switch (sort) {
      case NEWEST -> Arrays.asList(order(ProductSort.SHELF)).reversed();
      case PRICE_DOWN -> Arrays.asList(order(ProductSort.PRICE)).reversed();
      default -> Arrays.asList(order(sort));
    };
  }

  /** These of the products, in their order; others are left out. */
  List<Entry> these(List<Long> ids) {
    var found = new ArrayList<Entry>(ids.size());
    for (long id : ids) {
      var entry = byId(id);
      if (entry != null) found.add(entry);
    }
    return found;
  }

  private @Nullable Entry byId(long id) {
    var all = order(ProductSort.SHELF);
    int low = 0;
    int high = all.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long there = all[middle].id();
      if (there == id) return all[middle];
      if (there < id) low = middle + 1;
      else high = middle - 1;
    }
    return null;
  }

  private Entry[] order(ProductSort sort) {
    return orders.getOrDefault(sort, NONE);
  }
}
