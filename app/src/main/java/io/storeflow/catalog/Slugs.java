package io.storeflow.catalog;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes and judges the last part of a page's address: small letters, digits, single hyphens. */
public final class Slugs {
  static final int MAX = 120;

  private static final Pattern GOOD = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
  private static final Map<String, String> SPELLED =
      Map.ofEntries(
          Map.entry("ä", "ae"),
          Map.entry("ö", "oe"),
          Map.entry("ü", "ue"),
          Map.entry("ß", "ss"),
          Map.entry("æ", "ae"),
          Map.entry("ø", "oe"),
          Map.entry("å", "aa"),
          Map.entry("œ", "oe"),
          Map.entry("ł", "l"),
          Map.entry("đ", "d"),
          Map.entry("ð", "d"),
          Map.entry("þ", "th"),
          Map.entry("ı", "i"));

  private Slugs() {}

  public static boolean isGood(String slug) {
    return slug.length() <= MAX && GOOD.matcher(slug).matches();
  }

  /** The slug of a title; empty if nothing of it can be written in plain letters. */
  static String of(String title) {
    var text = Normalizer.normalize(title, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    for (var entry : SPELLED.entrySet()) text = text.replace(entry.getKey(), entry.getValue());
    text = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
    text = text.replaceAll("['’]", "").replaceAll("[^a-z0-9]+", "-");
    return trim(text, MAX - 12);
  }

  /** The n-th try for a slug that others have already: {@code gyoza-2}. */
  static String numbered(String slug, int n) {
    return trim(slug, MAX - 12) + "-" + n;
  }

  private static String trim(String slug, int max) {
    var cut = slug.length() > max ? slug.substring(0, max) : slug;
    return cut.replaceAll("^-+|-+$", "");
  }
}
