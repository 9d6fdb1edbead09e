package io.storeflow.productindex;

import io.storeflow.productindex.Facets.Kind;

/**
 * A label that products of a store have: a brand, a tag, or a value of an option. Two spellings are
 * one.
 *
 * @param number counts the terms of the store
 * @param group which option it is a value of, counted in the store; that of others is their kind
 * @param name of the option, as it was first seen; empty for others
 * @param position among the values of its option, as {@link Terms#all} knows it; else 0
 */
record Term(int number, int group, Kind kind, String name, String label, int position) {
  Term at(int place) {
    return place == position ? this : new Term(number, group, kind, name, label, place);
  }
}
