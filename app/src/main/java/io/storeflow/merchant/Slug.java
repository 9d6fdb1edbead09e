package io.storeflow.merchant;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The address of a store: lower-case letters, digits, hyphens between them. */
public final class Slug {
  public static final int SHORTEST = 3;
  public static final int LONGEST = 60;
  private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private Slug() {}

  public static boolean isOne(String text) {
    return text.length() >= SHORTEST && text.length() <= LONGEST && FORM.matcher(text).matches();
  }

  /** A slug made from a name; one of its own for a name without Latin letters. */
  public static String of(String name) {
    var latin =
        Normalizer.normalize(
                name.toLowerCase(Locale.ROOT)
                    .replace("ß", "ss")
                    .replace("ä", "ae")
                    .replace("ö", "oe")
                    .replace("ü", "ue")
                    .replace("ø", "o")
                    .replace("ł", "l")
                    .replace("&", " and "),
                Normalizer.Form.NFD)
            .replaceAll("\\p{M}+", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    var slug = latin.substring(0, Math.min(latin.length(), LONGEST)).replaceAll("-+$", "");
    if (slug.isEmpty()) return "store";
    return slug.length() < SHORTEST ? slug + "-store" : slug;
  }
}
