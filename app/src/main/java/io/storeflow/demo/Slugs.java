package io.storeflow.demo;

import java.text.Normalizer;
import java.util.Locale;

/** The part of an address that stands for a title: "Curry mit Hähnchen" is curry-mit-hahnchen. */
final class Slugs {
  private Slugs() {}

  /** Letters, digits and hyphens; empty if the title has none of the Latin alphabet. */
  static String of(String title) {
    return Normalizer.normalize(
            title.replace("ß", "ss").replace("ø", "o").replace("Ø", "O"), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }
}
