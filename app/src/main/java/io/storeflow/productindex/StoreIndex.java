package io.storeflow.productindex;

import io.storeflow.product.ProductSort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The products for sale of a store in each order in which they are listed. Never changes: a change
 * of some products makes another one, which shares what stays.
 */
final class StoreIndex {
  /** Whose reverse is not another one's order, and which are not the order of the shelf. */
  private static final List<ProductSort> KEPT =
      List.of(ProductSort.PRICE, ProductSort.TITLE, ProductSort.POPULAR);

  private final Terms terms;
  private final Shelf shelf;

  /** Places on the shelf. */
  private final Map<ProductSort, int[]> orders;

  private final long weight;

  private StoreIndex(Terms terms, Shelf shelf, Map<ProductSort, int[]> orders, long weight) {
    this.terms = terms;
    this.shelf = shelf;
    this.orders = orders;
    this.weight = weight;
  }

  static StoreIndex of(Terms terms, Collection<Entry> entries) {
    var shelf = Shelf.of(entries);
    var orders = new EnumMap<ProductSort, int[]>(ProductSort.class);
    for (var sort : KEPT) orders.put(sort, sorted(shelf, entries, sort));
    long weight = entries.stream().mapToLong(Entry::weight).sum();
    return new StoreIndex(terms, shelf, orders, weight);
  }

  /** The same with other prices. */
  StoreIndex priced(ToLongFunction<Entry> price) {
    var entries =
        IntStream.range(0, shelf.size())
            .mapToObj(shelf::at)
            .map(it -> it.priced(price.applyAsLong(it)))
            .toList();
    var next = Shelf.of(entries);
    var made = new EnumMap<>(orders);
    made.put(ProductSort.PRICE, sorted(next, entries, ProductSort.PRICE));
    return new StoreIndex(terms, next, made, weight);
  }

  private static int[] sorted(Shelf shelf, Collection<Entry> entries, ProductSort sort) {
    var order = entries.toArray(Entry[]::new);
    Arrays.sort(order, Entry.by(sort));
    return Arrays.stream(order).mapToInt(it -> shelf.place(it.id())).toArray();
  }

  /**
   * The same after a change.
   *
   * @param ids of products that have changed or are not for sale any more
   * @param changed as they are now
   */
  StoreIndex with(Set<Long> ids, Collection<Entry> changed) {
    var now = new HashMap<Long, @Nullable Entry>();
    ids.forEach(id -> now.put(id, null));
    changed.forEach(it -> now.put(it.id(), it));
    long more = changed.stream().mapToLong(Entry::weight).sum();
    for (int place : shelf.places(now.keySet())) more -= shelf.at(place).weight();
    var next = shelf.with(now);
    var moved = moved(next, now.keySet());
    var made = new EnumMap<ProductSort, int[]>(ProductSort.class);
    for (var sort : KEPT) made.put(sort, merged(order(sort), moved, next, changed, sort));
    return new StoreIndex(terms, next, made, weight + more);
  }

  /** By the place of a product that stays as it is, its next one; -1 for others. */
  private int[] moved(Shelf next, Set<Long> changed) {
    var moved = new int[shelf.size()];
    int place = 0;
    for (int i = 0; i < moved.length; i++) {
      long id = shelf.at(i).id();
      if (changed.contains(id)) {
        moved[i] = -1;
      } else {
        while (next.at(place).id() != id) place++;
        moved[i] = place;
      }
    }
    return moved;
  }

  private static int[] merged(
      int[] order, int[] moved, Shelf next, Collection<Entry> changed, ProductSort sort) {
    var by = Entry.by(sort);
    var fresh = changed.toArray(Entry[]::new);
    Arrays.sort(fresh, by);
    var merged = new int[next.size()];
    int size = 0;
    int first = 0;
    for (int was : order) {
      int place = moved[was];
      if (place < 0) continue;
      while (first < fresh.length && by.compare(fresh[first], next.at(place)) < 0)
        merged[size++] = next.place(fresh[first++].id());
      merged[size++] = place;
    }
    while (first < fresh.length) merged[size++] = next.place(fresh[first++].id());
    return merged;
  }

  /** The same with what was sold lately, by row id of the product. */
  StoreIndex sold(Map<Long, Integer> units) {
    var changed = new ArrayList<Entry>();
    for (int place = 0; place < shelf.size(); place++) {
      var entry = shelf.at(place);
      int now = units.getOrDefault(entry.id(), 0);
      if (now != entry.sold()) changed.add(entry.sold(now));
    }
    return changed.isEmpty() ? this : with(Set.of(), changed);
  }

  /** What was sold lately, by row id of the product. */
  Map<Long, Integer> sold() {
    var sold = new HashMap<Long, Integer>();
    for (int place : order(ProductSort.POPULAR)) {
      var entry = shelf.at(place);
      if (entry.sold() == 0) break;
      sold.put(entry.id(), entry.sold());
    }
    return sold;
  }

  Terms terms() {
    return terms;
  }

  Shelf shelf() {
    return shelf;
  }

  /** Bytes of memory, about. */
  long weight() {
    return weight(weight, shelf.size(), terms);
  }

  /**
   * The same of one that is being read.
   *
   * @param entries bytes of so many products
   */
  static long weight(long entries, int products, Terms terms) {
    return entries
        + (4L * KEPT.size() + Shelf.WEIGHT) * products
        + (long) Terms.WEIGHT * terms.size();
  }

  /** Row ids of the products that stand in the category itself. */
  List<Long> in(long category) {
    return IntStream.range(0, shelf.size())
        .filter(place -> shelf.category(place) == category)
        .mapToObj(place -> shelf.at(place).id())
        .toList();
  }

  /** The products of brands with these numbers. */
  List<Entry> of(Set<Integer> brands) {
    return IntStream.range(0, shelf.size())
        .filter(place -> brands.contains(shelf.brand(place)))
        .mapToObj(shelf::at)
        .toList();
  }

  /** The places on the shelf of all products in that order. */
  IntStream sorted(ProductSort sort) {
    int last = shelf.size() - 1;
    return switch (sort) {
      case SHELF -> IntStream.rangeClosed(0, last);
      case NEWEST -> IntStream.rangeClosed(0, last).map(i -> last - i);
      case PRICE_DOWN -> {
        var order = order(ProductSort.PRICE);
        yield IntStream.rangeClosed(0, last).map(i -> order[last - i]);
      }
      case PRICE, TITLE, POPULAR -> Arrays.stream(order(sort));
    };
  }

  private int[] order(ProductSort sort) {
    return Objects.requireNonNull(orders.get(sort));
  }
}
