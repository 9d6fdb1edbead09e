package io.storeflow.productindex;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Products by their row id. What a list looks at of all of them stands side by side in columns, by
 * the place of the product: a pass over many reads memory in a row.
 */
final class Shelf {
  /** Bytes of the columns for each product, about, beside its tags. */
  static final int WEIGHT = 28;

  private final Entry[] entries;
  private final long[] prices;
  private final long[] categories;
  private final int[] brands;

  /** Where the tags of the product end; they begin where those of the one before it end. */
  private final int[] tagEnds;

  private final int[] tags;

  /**
   * @param entries by id
   */
  private Shelf(Entry[] entries) {
    this.entries = entries;
    prices = new long[entries.length];
    categories = new long[entries.length];
    brands = new int[entries.length];
    tagEnds = new int[entries.length];
    int end = 0;
    for (int place = 0; place < entries.length; place++) {
      var entry = entries[place];
      prices[place] = entry.price();
      categories[place] = entry.category();
      brands[place] = entry.brand();
      tagEnds[place] = end += entry.tags().length;
    }
    tags = new int[end];
    end = 0;
    for (var entry : entries) {
      System.arraycopy(entry.tags(), 0, tags, end, entry.tags().length);
      end += entry.tags().length;
    }
  }

  static Shelf of(Collection<Entry> entries) {
    var sorted = entries.toArray(Entry[]::new);
    Arrays.sort(sorted, Entry.byId());
    return new Shelf(sorted);
  }

  /**
   * The same after a change.
   *
   * @param changed by id: as they are now; null for one that is gone
   */
  Shelf with(Map<Long, @Nullable Entry> changed) {
    var next = new HashMap<Long, Entry>();
    changed.forEach(
        (id, entry) -> {
          if (entry != null) next.put(id, entry);
        });
    var made = new Entry[entries.length + next.size()];
    int size = 0;
    for (var entry : entries) {
      if (!changed.containsKey(entry.id())) made[size++] = entry;
      else if (next.remove(entry.id()) instanceof Entry now) made[size++] = now;
    }
    int kept = size;
    for (var entry : next.values()) made[size++] = entry;
    made = Arrays.copyOf(made, size);
    // What is new is mostly newer than all others; else it has to find its place.
    if (kept < size) Arrays.sort(made, Entry.byId());
    return new Shelf(made);
  }

  int size() {
    return entries.length;
  }

  Entry at(int place) {
    return entries[place];
  }

  long price(int place) {
    return prices[place];
  }

  long category(int place) {
    return categories[place];
  }

  /** The number of its term; -1 for none. */
  int brand(int place) {
    return brands[place];
  }

  /** Whether any of its tags is among those. */
  boolean hasTag(int place, boolean[] chosen) {
    for (int i = place == 0 ? 0 : tagEnds[place - 1]; i < tagEnds[place]; i++)
      if (tags[i] < chosen.length && chosen[tags[i]]) return true;
    return false;
  }

  /** The place of the product; negative for one that is not here. */
  int place(long id) {
    int low = 0;
    int high = entries.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long there = entries[middle].id();
      if (there == id) return middle;
      if (there < id) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  /** The places of these products, in their order; others are left out. */
  int[] places(Collection<Long> ids) {
    return ids.stream().mapToInt(this::place).filter(place -> place >= 0).toArray();
  }

  BitSet setOf(Collection<Long> ids) {
    var set = new BitSet(entries.length);
    for (int place : places(ids)) set.set(place);
    return set;
  }
}
