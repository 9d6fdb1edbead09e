package io.storeflow.demo;

import java.util.List;
import java.util.Random;

/** What made-up goods and people are called. */
record Words(
    List<String> kinds,
    List<String> makers,
    List<String> qualities,
    List<String> options,
    List<String> images,
    List<String> given,
    List<String> family,
    List<String> streets) {

  static String any(List<String> words, Random random) {
    return words.get(random.nextInt(words.size()));
  }
}
