package io.storeflow.lookup;

import static java.util.stream.Collectors.joining;

import io.storeflow.platform.input.Folded;
import io.storeflow.platform.input.Typed;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What of a product is searched, folded ({@link Folded}): words may stand anywhere in its titles,
 * as many languages have no blanks, and at the beginning of an SKU.
 *
 * @param skus each behind a line feed, with and without what stands between its letters
 * @param variants titles of its variants, each behind a line feed
 */
public record ProductText(String titles, String skus, String variants) {
  private static final int MOST_WORDS = 6;
  private static final int LONGEST_TITLES = 1_000;
  private static final int LONGEST_OF_VARIANT = 500;
  private static final int LONGEST_OF_VARIANTS = 16_000;
  private static final String BEGINS = "\n";

  /** What people and programs put around a word. */
  private static final Pattern AROUND =
      Pattern.compile("^[\\p{Ps}\\p{Pi}\"',;]+|[\\p{Pe}\\p{Pf}\"',;:!?、。]+$");

  /** What of a variant is searched. */
  public record VariantText(String title, String sku) {}

  /** Of a product and its variants. */
  public static ProductText of(String title, String second, Collection<VariantText> variants) {
    return new ProductText(
        Typed.cut(spelled(title) + "\n" + spelled(second), LONGEST_TITLES),
        lines(variants.stream().map(variant -> sku(variant.sku()))),
        lines(variants.stream().map(variant -> title(variant.title()))));
  }

  /** A variant's title as it is kept with the variant. */
  public static String title(String title) {
    return lines(BEGINS + spelled(title), LONGEST_OF_VARIANT);
  }

  /** A variant's SKU as it is kept with the variant. */
  public static String sku(String sku) {
    var folded = Folded.of(sku);
    if (folded.isEmpty()) return "";
    var plain = folded.replaceAll("[^\\p{L}\\p{M}\\p{N}]", "");
    return lines(
        Stream.of(folded, plain).distinct().map(BEGINS::concat).collect(joining()),
        LONGEST_OF_VARIANT);
  }

  /** The words that were typed, each of which must be found; the first few of very many. */
  static List<String> typed(String q) {
    return Stream.of(Folded.of(q).split(" ", -1))
        .map(word -> AROUND.matcher(word).replaceAll(""))
        .filter(word -> !word.isEmpty())
        .limit(MOST_WORDS)
        .toList();
  }

  /** What stands in {@link #skus} of a product that has one which begins so. */
  static String beginning(String word) {
    return BEGINS + word;
  }

  private static String spelled(String text) {
    return String.join("\n", Folded.spellings(text));
  }

  private static String lines(Stream<String> lines) {
    return lines(lines.collect(joining()), LONGEST_OF_VARIANTS);
  }

  private static String lines(String lines, int most) {
    return lines.equals(BEGINS) ? "" : Typed.cut(lines, most);
  }
}
