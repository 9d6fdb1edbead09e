package io.storeflow.returning;

/**
 * What of a line came back, and how.
 *
 * @param line its public id
 * @param good units that can be sold again
 * @param damaged units that came and cannot
 * @param missing units that did not come
 */
public record Inspected(String line, int good, int damaged, int missing) {
  int units() {
    return good + damaged + missing;
  }
}
