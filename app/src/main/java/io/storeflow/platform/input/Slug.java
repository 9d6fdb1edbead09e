package io.storeflow.platform.input;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes and reads the last part of a page's address: small letters a to z, digits, single hyphens
 * between them. Names in other scripts are transliterated by ICU's rules, German and Scandinavian
 * letters spelled out.
 */
public final class Slug {
  private static final Pattern FORM = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

  private static final Pattern LATIN_WORD = Pattern.compile("\\p{IsLatin}{3}");

  private Slug() {}

  /** Its tables take a while to load, so only who needs them does. */
  private static final class Latin {
    static final Transliterator LETTERS =
        Transliterator.createFromRules(
            "storeflow-slug",
            """
            :: NFC; :: Lower;
            ä > ae; ö > oe; ü > ue; ß > ss; æ > ae; œ > oe; ø > oe; å > aa;
            ð > d; þ > th; ı > i; '&' > ' and ';
            :: Any-Latin; :: Latin-ASCII; :: Lower;
            """,
            Transliterator.FORWARD);
  }

  public static boolean isOne(String text, int shortest, int longest) {
    return text.length() >= shortest && text.length() <= longest && FORM.matcher(text).matches();
  }

  /**
   * The slug of a name; empty if nothing of it can be said in letters.
   *
   * @param longest in characters; what is above is cut off
   */
  public static String of(@Nullable String name, int longest) {
    var line = Typed.cut(Typed.line(name), 4 * longest);
    if (line.isEmpty()) return "";
    // A name in two scripts, as on many a menu, is written as its Latin half already.
    var written =
        LATIN_WORD.matcher(line).find() ? line.replaceAll("[\\p{L}&&[^\\p{IsLatin}]]", " ") : line;
    var latin =
        isAscii(written) ? written.replace("&", " and ") : Latin.LETTERS.transliterate(written);
    var slug =
        latin
            .toLowerCase(Locale.ROOT)
            .replaceAll("['’`\\p{Lm}\\p{M}]", "")
            .replaceAll("[^a-z0-9]+", "-");
    return ends(ends(slug, slug.length()), longest);
  }

  /** The n-th try for a slug that others have already: {@code gyoza-2}. */
  public static String numbered(String slug, int n, int longest) {
    var number = "-" + n;
    return ends(slug, longest - number.length()) + number;
  }

  /**
   * Reads one that was typed, in any case and width. What is refused is told a better one, which
   * may be empty.
   */
  public static Read<String> read(@Nullable String typed, int shortest, int longest) {
    var text = Typed.digits(typed).toLowerCase(Locale.ROOT);
    if (text.isEmpty()) return Read.missing();
    return isOne(text, shortest, longest)
        ? Read.of(text)
        : Read.refused("slug", of(typed, longest));
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(letter -> letter < 0x80);
  }

  private static String ends(String slug, int longest) {
    var cut = slug.length() > longest ? slug.substring(0, longest) : slug;
    return cut.replaceAll("^-+|-+$", "");
  }
}
