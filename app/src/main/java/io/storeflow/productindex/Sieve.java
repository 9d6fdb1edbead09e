package io.storeflow.productindex;

import java.util.Collection;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Looks at products one by one: keeps those that are wanted, and counts for each label how many
 * there would be if nothing was chosen of its kind. For one list, by one thread.
 */
final class Sieve {
  /** A choice, as a bit: what a product misses is a sum of these. */
  private static final int PRICE = 1;

  private static final int BRAND = 2;
  private static final int TAG = 4;
  private static final int AVAILABLE = 8;
  private static final int FIRST_OPTION = 16;

  /** Misses more than one, so that it counts nowhere. */
  private static final int SEVERAL = -1;

  private final Narrowed narrowed;
  private final Shelf shelf;
  private final IntPredicate among;

  /** By the number of the term, whether it is chosen. */
  private final boolean[] chosen;

  /** By the number of the term, the bit of its group; 0 where nothing is chosen of that. */
  private final int[] bits;

  private final boolean hasBrands;
  private final boolean hasTags;
  private final long from;
  private final long to;
  private final int allOptions;
  private final int[] counts;

  /** By the number of the term, the last product that was counted for it. */
  private final int[] counted;

  private int product;
  private int available;
  private long lowest = Long.MAX_VALUE;
  private long highest = Long.MIN_VALUE;

  Sieve(Narrowed narrowed, Terms terms, Shelf shelf, IntPredicate among) {
    this.narrowed = narrowed;
    this.shelf = shelf;
    this.among = among;
    hasBrands = !narrowed.brands().isEmpty();
    hasTags = !narrowed.tags().isEmpty();
    from = narrowed.from() == null ? Long.MIN_VALUE : narrowed.from();
    to = narrowed.to() == null ? Long.MAX_VALUE : narrowed.to();
    var groups = new int[terms.groups()];
    var all = terms.all();
    chosen = new boolean[all.size()];
    counts = new int[chosen.length];
    counted = new int[chosen.length];
    choose(terms, Facets.Kind.BRAND.ordinal(), narrowed.brands());
    choose(terms, Facets.Kind.TAG.ordinal(), narrowed.tags());
    int bit = FIRST_OPTION;
    int options = 0;
    for (var option : narrowed.options().entrySet()) {
      var group = terms.group(option.getKey());
      options |= bit;
      if (group != null && group < groups.length) {
        groups[group] = bit;
        choose(terms, group, option.getValue());
      }
      bit <<= 1;
    }
    allOptions = options;
    bits = new int[chosen.length];
    for (int i = 0; i < bits.length; i++) {
      int group = all.get(i).group();
      bits[i] = group < groups.length ? groups[group] : 0;
    }
  }

  private void choose(Terms terms, int group, Collection<String> labels) {
    for (var label : labels) {
      var term = terms.find(group, label);
      if (term != null && term.number() < chosen.length) chosen[term.number()] = true;
    }
  }

  /** Whether the product at that place of the shelf is one of those that are wanted. */
  boolean keeps(int place) {
    if (!among.test(place)) return false;
    int missed = missed(place);
    if (missed == SEVERAL) return false;
    var it = shelf.at(place);
    product++;
    boolean whole = lookAtVariants(it, missed == 0);
    if (!whole) return false;
    if (missed == 0 || missed == PRICE) {
      lowest = Math.min(lowest, it.price());
      highest = Math.max(highest, it.price());
    }
    if (it.brand() >= 0 && (missed == 0 || missed == BRAND)) count(it.brand());
    if (missed == 0 || missed == TAG) for (int tag : it.tags()) count(tag);
    return missed == 0;
  }

  /** What it misses of what is chosen of the product itself, in the columns of the shelf. */
  private int missed(int place) {
    long price = shelf.price(place);
    int missed = price < from || price > to ? PRICE : 0;
    if (hasBrands && !isChosen(shelf.brand(place))) {
      if (missed != 0) return SEVERAL;
      missed = BRAND;
    }
    if (hasTags && !shelf.hasTag(place, chosen)) {
      if (missed != 0) return SEVERAL;
      missed = TAG;
    }
    return missed;
  }

  /**
   * Whether some variant has all that is chosen of variants.
   *
   * @param counting whether nothing else is missed, so that its values count
   */
  private boolean lookAtVariants(Entry it, boolean counting) {
    if (allOptions == 0 && !narrowed.available()) {
      if (counting) countAll(it);
      return true;
    }
    boolean whole = false;
    boolean buyable = false;
    var packed = it.packed();
    int end;
    for (int i = 0; i < packed.length; i = end) {
      boolean isBuyable = (packed[i] & 1) != 0;
      end = i + 1 + (packed[i] >> 1);
      int missed = missed(packed, i + 1, end, isBuyable);
      whole |= missed == 0;
      if (!counting) continue;
      buyable |= isBuyable && (missed & ~AVAILABLE) == 0;
      for (int j = i + 1; j < end; j++) if ((missed & ~bit(packed[j])) == 0) count(packed[j]);
    }
    if (buyable) available++;
    return whole;
  }

  /** Where nothing is chosen of variants, all that they are made of counts. */
  private void countAll(Entry it) {
    for (int value : it.values()) count(value);
    if (it.buyable()) available++;
  }

  /** What a variant misses whose values stand there. */
  private int missed(int[] packed, int from, int to, boolean isBuyable) {
    int missed = allOptions;
    if (missed != 0)
      for (int i = from; i < to; i++) if (isChosen(packed[i])) missed &= ~bit(packed[i]);
    return narrowed.available() && !isBuyable ? missed | AVAILABLE : missed;
  }

  /** Of a term that came after this began nothing is chosen. */
  private boolean isChosen(int term) {
    return term >= 0 && term < chosen.length && chosen[term];
  }

  private int bit(int term) {
    return term < bits.length ? bits[term] : 0;
  }

  private void count(int term) {
    if (term >= counts.length || counted[term] == product) return;
    counted[term] = product;
    counts[term]++;
  }

  /** What was counted of all that it has looked at. */
  Facets facets(List<Term> terms) {
    return Tally.facets(
        terms.subList(0, counts.length),
        counts,
        chosen,
        lowest > highest ? null : lowest,
        lowest > highest ? null : highest,
        available);
  }
}
