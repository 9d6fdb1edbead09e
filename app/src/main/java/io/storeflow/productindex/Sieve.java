package io.storeflow.productindex;

import io.storeflow.productindex.Entry.Variant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

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

  private final Narrowed narrowed;
  private final Predicate<Entry> among;

  /** By the number of the term, whether it is chosen. */
  private final boolean[] chosen;

  /** By the number of a group, its bit; 0 where nothing is chosen of it. */
  private final int[] bits;

  private final int allOptions;
  private final int[] counts;

  /** By the number of the term, the last product that was counted for it. */
  private final int[] counted;

  private int product;
  private int available;
  private long lowest = Long.MAX_VALUE;
  private long highest = Long.MIN_VALUE;

  Sieve(Narrowed narrowed, Terms terms, Predicate<Entry> among) {
    this.narrowed = narrowed;
    this.among = among;
    bits = new int[terms.groups()];
    chosen = new boolean[terms.size()];
    counts = new int[chosen.length];
    counted = new int[chosen.length];
    choose(terms, Facets.Kind.BRAND.ordinal(), narrowed.brands());
    choose(terms, Facets.Kind.TAG.ordinal(), narrowed.tags());
    int bit = FIRST_OPTION;
    int all = 0;
    for (var option : narrowed.options().entrySet()) {
      var group = terms.group(option.getKey());
      all |= bit;
      if (group != null) {
        bits[group] = bit;
        choose(terms, group, option.getValue());
      }
      bit <<= 1;
    }
    allOptions = all;
  }

  private void choose(Terms terms, int group, Collection<String> labels) {
    for (var label : labels) {
      var term = terms.find(group, label);
      if (term != null && term.number() < chosen.length) chosen[term.number()] = true;
    }
  }

  /** Whether the product is one of those that are wanted. */
  boolean keeps(Entry it) {
    if (!among.test(it)) return false;
    product++;
    int missed = missed(it);
    if (Integer.bitCount(missed) > 1) return false;
    boolean whole = lookAtVariants(it, missed == 0);
    if (!whole) return false;
    if (missed == 0 || missed == PRICE) {
      lowest = Math.min(lowest, it.price());
      highest = Math.max(highest, it.price());
    }
    if (it.brand() != null && (missed == 0 || missed == BRAND)) count(it.brand());
    if (missed == 0 || missed == TAG) for (var tag : it.tags()) count(tag);
    return missed == 0;
  }

  private int missed(Entry it) {
    int missed = 0;
    if (narrowed.from() != null && it.price() < narrowed.from()) missed = PRICE;
    if (narrowed.to() != null && it.price() > narrowed.to()) missed = PRICE;
    if (!narrowed.brands().isEmpty() && !isChosen(it.brand())) missed |= BRAND;
    if (!narrowed.tags().isEmpty() && Arrays.stream(it.tags()).noneMatch(this::isChosen))
      missed |= TAG;
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
    for (var variant : it.variants()) {
      int missed = missed(variant);
      whole |= missed == 0;
      if (!counting) continue;
      buyable |= variant.buyable() && (missed & ~AVAILABLE) == 0;
      for (var value : variant.values()) {
        if (value.number() < counts.length && (missed & ~bits[value.group()]) == 0) count(value);
      }
    }
    if (buyable) available++;
    return whole;
  }

  /** Where nothing is chosen of variants, all that they are made of counts. */
  private void countAll(Entry it) {
    for (var value : it.values()) count(value);
    if (it.buyable()) available++;
  }

  private int missed(Variant variant) {
    int missed = allOptions;
    if (missed != 0)
      for (var value : variant.values()) if (isChosen(value)) missed &= ~bits[value.group()];
    return narrowed.available() && !variant.buyable() ? missed | AVAILABLE : missed;
  }

  private boolean isChosen(@org.jspecify.annotations.Nullable Term term) {
    return term != null && term.number() < chosen.length && chosen[term.number()];
  }

  private void count(Term term) {
    int number = term.number();
    if (number >= counts.length || counted[number] == product) return;
    counted[number] = product;
    counts[number]++;
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
