package io.storeflow.lookup;

import static java.util.stream.Collectors.joining;

import io.storeflow.platform.input.Folded;
import io.storeflow.platform.input.Typed;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What of a product is searched, folded ({@link Folded}): words may stand anywhere in its titles,
 * as many languages have no blanks.
 *
 * @param variants titles of its variants
 */
public record ProductText(String titles, String variants) {
  private static final int MOST_WORDS = 6;
  private static final int LONGEST_TITLES = 1_000;
  private static final int LONGEST_OF_VARIANT = 500;
  private static final int LONGEST_OF_VARIANTS = 16_000;

  private static final int LONGEST_PART = 80;
  private static final int MOST_PARTS = 6;

  /** What stands between the letters of an SKU. */
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  /** What people and programs put around a word. */
  private static final Pattern AROUND =
      Pattern.compile("^[\\p{Ps}\\p{Pi}\"',;]+|[\\p{Pe}\\p{Pf}\"',;:!?、。]+$");

  /** What of a variant is searched. */
  public record VariantText(String title, String sku) {}

  /** Of a product and its variants. */
  public static ProductText of(String title, String second, Collection<VariantText> variants) {
    return new ProductText(
        Typed.cut(spelled(title) + "\n" + spelled(second), LONGEST_TITLES),
        Typed.cut(
            variants.stream().map(variant -> title(variant.title())).collect(joining("\n")),
            LONGEST_OF_VARIANTS));
  }

  /** A variant's title as it is kept with the variant. */
  public static String title(String title) {
    return Typed.cut(spelled(title), LONGEST_OF_VARIANT);
  }

  /**
   * A variant's SKU as it is kept with the variant: what stands between its letters is left out.
   */
  public static String sku(String sku) {
    return Typed.cut(BETWEEN.matcher(Folded.of(sku)).replaceAll(""), LONGEST_OF_VARIANT);
  }

  /** What an SKU holds from each of its parts on, but the first; the first few of very many. */
  static List<String> skuParts(String sku) {
    var parts = Stream.of(BETWEEN.split(Folded.of(sku), -1)).filter(it -> !it.isEmpty()).toList();
    return IntStream.range(1, Math.min(parts.size(), MOST_PARTS + 1))
        .mapToObj(i -> skuPart(String.join("", parts.subList(i, parts.size()))))
        .distinct()
        .toList();
  }

  /** As much of a part as is kept, of what was folded by {@link #sku}. */
  static String skuPart(String folded) {
    return Typed.cut(folded, LONGEST_PART);
  }

  /** The words that were typed, each of which must be found; the first few of very many. */
  static List<String> typed(String q) {
    return Stream.of(Folded.of(q).split(" ", -1))
        .map(word -> AROUND.matcher(word).replaceAll(""))
        .filter(word -> !word.isEmpty())
        .limit(MOST_WORDS)
        .toList();
  }

  private static String spelled(String text) {
    return String.join("\n", Folded.spellings(text));
  }
}
