package io.storeflow.productindex;

import io.storeflow.category.CategoryTree;
import io.storeflow.platform.input.Folded;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * Which products have all of the words that were typed: each stands somewhere in the titles, or
 * begins a word of the brand, of a tag, of a value that variants have, or of a category on the way
 * to the product. Of the places of one shelf.
 */
final class WordMatch implements IntPredicate {
  /** Written without blanks between words, so that one may begin anywhere. */
  private static final Pattern WITHOUT_BLANKS =
      Pattern.compile("[\\p{IsHan}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]");

  /**
   * A word and what has it.
   *
   * @param terms by their numbers, whether they have it
   * @param categories row ids of those that have it and of all below them, ascending
   */
  private record Word(String text, boolean[] terms, long[] categories) {}

  private final Shelf shelf;
  private final List<Word> words;

  /**
   * @param typed the words, folded
   */
  WordMatch(StoreIndex index, CategoryTree tree, List<String> typed) {
    shelf = index.shelf();
    var terms = index.terms().all();
    words =
        typed.stream()
            .map(word -> new Word(word, having(terms, word), categories(tree, word)))
            .toList();
  }

  @Override
  public boolean test(int place) {
    var entry = shelf.at(place);
    for (var word : words) if (!has(entry, word)) return false;
    return true;
  }

  private static boolean has(Entry it, Word word) {
    return it.text().contains(word.text)
        || (it.brand() >= 0 && isAnyOf(word, it.brand()))
        || isAnyOf(word, it.tags())
        || Arrays.binarySearch(word.categories, it.category()) >= 0
        || isAnyOf(word, it.values());
  }

  /** A term that came after this began does not count. */
  private static boolean isAnyOf(Word word, int... terms) {
    for (int term : terms) if (term < word.terms.length && word.terms[term]) return true;
    return false;
  }

  private static boolean[] having(List<Term> terms, String word) {
    var having = new boolean[terms.size()];
    for (int i = 0; i < having.length; i++) having[i] = begins(terms.get(i).label(), word);
    return having;
  }

  private static long[] categories(CategoryTree tree, String word) {
    return tree.nodes().stream()
        .filter(node -> begins(node.title(), word))
        .flatMap(node -> tree.idsWithin(node).stream())
        .mapToLong(Long::longValue)
        .distinct()
        .sorted()
        .toArray();
  }

  /** Whether it begins a word of the label. */
  static boolean begins(String label, String word) {
    return Folded.spellings(label).stream().anyMatch(it -> beginsOneOf(it, word));
  }

  private static boolean beginsOneOf(String label, String word) {
    boolean anywhere = WITHOUT_BLANKS.matcher(word).find();
    for (int at = label.indexOf(word); at >= 0; at = label.indexOf(word, at + 1))
      if (anywhere || at == 0 || !Character.isLetterOrDigit(label.codePointBefore(at))) return true;
    return false;
  }
}
