package io.storeflow.demodata;

import java.util.List;
import java.util.Random;

/** What made-up goods and people are called. */
public record Words(
    List<String> kinds,
    List<String> makers,
    List<String> qualities,
    List<String> options,
    List<String> images,
    List<String> given,
    List<String> family,
    List<String> streets) {

  public static String any(List<String> words, Random random) {
    return words.get(random.nextInt(words.size()));
  }
}
