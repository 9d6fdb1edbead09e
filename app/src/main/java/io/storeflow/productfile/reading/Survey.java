package io.storeflow.productfile.reading;

import java.util.Arrays;

/**
 * Which texts of a long file are in it more than once, in eight bytes for each: what it finds may,
 * very seldom, be there once.
 */
final class Survey {
  private long[] seen = new long[1024];
  private int size;
  private boolean sorted;

  void add(String text) {
    if (size == seen.length) seen = Arrays.copyOf(seen, size * 2);
    seen[size++] = hash(text);
    sorted = false;
  }

  boolean isRepeated(String text) {
    if (!sorted) {
      Arrays.sort(seen, 0, size);
      sorted = true;
    }
    long hash = hash(text);
    int at = Arrays.binarySearch(seen, 0, size, hash);
    if (at < 0) return false;
    return (at > 0 && seen[at - 1] == hash) || (at + 1 < size && seen[at + 1] == hash);
  }

  /** FNV-1a, over characters. */
  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    return hash;
  }
}
