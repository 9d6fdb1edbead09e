package io.storeflow.productindex;

import io.storeflow.platform.paging.Page;
import io.storeflow.platform.paging.Paging;
import io.storeflow.product.ProductSort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * All products of a list in their order, and what they can be narrowed by.
 *
 * @param by compares products as the list is sorted; null for an order by hand
 */
record Matches(Entry[] entries, Facets facets, @Nullable Comparator<Entry> by) {
  private static final String ONWARD = "a";
  private static final String BACK = "b";

  /** Values of a cursor: direction, place, out, price or units sold, title, id. */
  private static final int CURSOR = 6;

  /**
   * @param among which places of the shelf may be found
   * @param order all places that may be found, in an order by hand; null for the order that is
   *     wanted
   */
  static Matches of(StoreIndex index, Wanted wanted, IntPredicate among, int @Nullable [] order) {
    var shelf = index.shelf();
    var sieve = new Sieve(wanted.narrowed(), index.terms(), shelf, among);
    var kept = new BitSet(shelf.size());
    if (order == null) {
      for (int place = 0; place < shelf.size(); place++) if (sieve.keeps(place)) kept.set(place);
    } else {
      for (int place : order) if (sieve.keeps(place)) kept.set(place);
    }
    var entries = new Entry[kept.cardinality()];
    var places = order == null ? index.sorted(wanted.sort()) : Arrays.stream(order);
    int size = 0;
    var out = new ArrayList<Entry>();
    for (int place : places.filter(kept::get).toArray()) {
      var entry = shelf.at(place);
      if (entry.buyable() || !wanted.outLast()) entries[size++] = entry;
      else out.add(entry);
    }
    for (var entry : out) entries[size++] = entry;
    var facets = sieve.facets(index.terms().all());
    return new Matches(entries, facets, order == null ? comparator(wanted) : null);
  }

  private static Comparator<Entry> comparator(Wanted wanted) {
    var by = Entry.by(wanted.sort());
    return wanted.outLast()
        ? Comparator.comparing((Entry it) -> !it.buyable()).thenComparing(by)
        : by;
  }

  /** Bytes of memory, about. */
  int weight() {
    return 2_000 + 4 * entries.length;
  }

  /**
   * @param boundTo names the list
   */
  Page<Long> page(Wanted wanted, String boundTo) {
    var at = Paging.decode(wanted.cursor(), boundTo, CURSOR).orElse(null);
    int start = 0;
    int end = wanted.size();
    if (at != null && at.text(0).equals(BACK)) {
      end = Math.clamp(place(at), 0, entries.length);
      start = Math.max(0, end - wanted.size());
    } else if (at != null) {
      start = Math.clamp(behind(at), 0, entries.length);
      end = start + wanted.size();
    }
    end = Math.min(end, entries.length);
    var ids = Arrays.stream(entries, start, end).map(Entry::id).toList();
    var newer = start > 0 && !ids.isEmpty() ? cursor(boundTo, wanted.sort(), BACK, start) : null;
    var older = end < entries.length ? cursor(boundTo, wanted.sort(), ONWARD, end - 1) : null;
    return new Page<>(ids, newer, older);
  }

  private String cursor(String boundTo, ProductSort sort, String direction, int place) {
    var entry = entries[place];
    long number = sort == ProductSort.POPULAR ? entry.sold() : entry.price();
    return Paging.encode(
        boundTo,
        direction,
        place,
        entry.buyable() ? "" : "out",
        number,
        sort == ProductSort.TITLE ? entry.title() : "",
        entry.id());
  }

  /** How many stand before what the cursor names. */
  private int place(Paging at) {
    if (by == null) return byHand(at);
    int found = Arrays.binarySearch(entries, spot(at), by);
    return found >= 0 ? found : -found - 1;
  }

  /** How many stand before what comes behind it. */
  private int behind(Paging at) {
    if (by == null) return byHand(at) + 1;
    int found = Arrays.binarySearch(entries, spot(at), by);
    return found >= 0 ? found + 1 : -found - 1;
  }

  private int byHand(Paging at) {
    long id = at.number(5);
    for (int i = 0; i < entries.length; i++) if (entries[i].id() == id) return i;
    return (int) Math.clamp(at.number(1), 0, entries.length);
  }

  private static Entry spot(Paging at) {
    long number = at.number(3);
    int sold = (int) Math.clamp(number, 0, Integer.MAX_VALUE);
    return Entry.spot(at.number(5), number, sold, !at.text(2).equals("out"), at.text(4));
  }
}
