package io.storeflow.platform.frame;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The one or two letters that stand for a name, by whole characters: "Hanami Kitchen" is HK, "花"
 * stays 花.
 */
public final class Initials {
  private Initials() {}

  public static String of(String name) {
    var letters =
        Arrays.stream(name.strip().split("[\\s\\p{Punct}]+"))
            .filter(word -> !word.isEmpty())
            .limit(2)
            .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
            .collect(Collectors.joining());
    return letters.isEmpty() ? "?" : letters.toUpperCase(Locale.ROOT);
  }
}
