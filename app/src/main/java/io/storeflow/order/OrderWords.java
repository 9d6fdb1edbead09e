package io.storeflow.order;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import io.storeflow.platform.input.Folded;
import io.storeflow.platform.input.Phone;
import io.storeflow.platform.input.Typed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The words by whose beginnings an order is found, folded ({@link Folded}) and without what stands
 * between letters and digits. What consists of several parts is kept from the beginning of each
 * part on: {@code anna.schmidt@web.example.de} as {@code annaschmidtwebexamplede}, {@code
 * schmidtwebexamplede}, {@code webexamplede} and {@code examplede}, so that one word of a search is
 * one range of an index, whatever signs are typed within it. A phone number is kept from its last
 * digit to its first. Chinese, Japanese and Korean are kept in pieces of two characters, and what
 * is typed is looked for by all of its own.
 */
public final class OrderWords {
  /** Of a word, in characters; as much of a longer one is compared. */
  static final int LONGEST = 40;

  private static final int MOST_OF_NAME = 12;
  private static final int MOST_OF_EMAIL = 8;
  private static final int MOST = 40;
  private static final int MOST_OF_TITLES = 60;

  /** No word begins so but a phone number from behind. */
  private static final String PHONE = "+";

  private static final int LEAST_OF_PHONE = 4;
  private static final int MOST_TYPED = 6;

  /** Written without blanks, so that each character may begin a word. */
  private static final Set<Integer> UNPARTED =
      Set.of(UScript.THAI, UScript.LAO, UScript.KHMER, UScript.MYANMAR);

  /** Of which two characters say enough to look for them. */
  private static final Set<Integer> PAIRED =
      Set.of(UScript.HAN, UScript.HIRAGANA, UScript.KATAKANA, UScript.HANGUL);

  /** The long vowel of katakana, which belongs to no script alone. */
  private static final int LONG_VOWEL = 0x30FC;

  private OrderWords() {}

  /**
   * Of an order: at most {@value #MOST}, and {@value #MOST_OF_TITLES} of what was bought.
   *
   * @param country of the store, in which the phone number may be written without a code
   * @param titles of its lines, in every language they are kept in
   */
  public static List<String> of(
      String name,
      String email,
      String phone,
      String country,
      Collection<String> skus,
      Collection<String> titles) {
    var words = new LinkedHashSet<String>();
    text(name).limit(MOST_OF_NAME).forEach(words::add);
    email(email).limit(MOST_OF_EMAIL).forEach(words::add);
    var digits = Phone.digits(phone, country);
    if (digits.length() >= LEAST_OF_PHONE) words.add(backwards(digits));
    skus.stream().flatMap(sku -> whole(Folded.of(sku)).stream()).forEach(words::add);
    words.remove("");
    var all = new LinkedHashSet<>(words.stream().limit(MOST).toList());
    int most = all.size() + MOST_OF_TITLES;
    titles.stream().distinct().flatMap(OrderWords::text).forEach(all::add);
    all.remove("");
    return all.stream().limit(most).toList();
  }

  /**
   * What was typed: for each of its words the beginnings of which an order must have one. Empty if
   * nothing can be looked for.
   *
   * @param country of the store that is searched
   */
  public static List<List<String>> typed(String q, String country) {
    var terms = new ArrayList<List<String>>();
    for (var word : words(q)) {
      if (isOfPhone(word)) terms.add(digits(word, country));
      else sought(word).forEach(piece -> terms.add(List.of(piece)));
    }
    return terms.stream().filter(term -> !term.isEmpty()).limit(MOST_TYPED).toList();
  }

  /** Words between blanks; what may be the groups of one phone number is one word. */
  private static List<String> words(String q) {
    var words = new ArrayList<String>();
    for (var word : Folded.of(q).split(" ", -1)) {
      boolean goesOn = !words.isEmpty() && isOfPhone(word) && isOfPhone(words.getLast());
      if (goesOn) words.add(words.removeLast() + " " + word);
      else words.add(word);
    }
    return words;
  }

  private static boolean isOfPhone(String word) {
    return Phone.begins(word) && Phone.isWritten(word);
  }

  private static List<String> digits(String word, String country) {
    var beginning = whole(word);
    // Without a sign it may be no more than the end of a number, which no plan can complete.
    var last = Phone.digits(word, "");
    return last.length() < LEAST_OF_PHONE
        ? beginning
        : Stream.concat(beginning.stream(), Stream.of(backwards(last))).toList();
  }

  /** Each word of a text from the beginning of each of its parts on, spelled in every way. */
  private static Stream<String> text(String text) {
    return Stream.of(Typed.line(text).split("\\s+", -1))
        .flatMap(word -> Folded.spellings(word).stream())
        .flatMap(word -> runs(word).stream())
        .flatMap(run -> (isPaired(run) ? pieces(plain(run), true) : endings(run)).stream());
  }

  /** A code, which is no word that has parts. */
  private static List<String> whole(String word) {
    return runs(plain(word)).stream()
        .flatMap(run -> isPaired(run) ? pieces(run, true).stream() : Stream.of(cut(run)))
        .toList();
  }

  /** What a word must have to be meant by this one. */
  private static List<String> sought(String word) {
    return runs(plain(word)).stream()
        .flatMap(run -> isPaired(run) ? pieces(run, false).stream() : Stream.of(cut(run)))
        .toList();
  }

  /** The last label of the domain begins nothing that is looked for. */
  private static Stream<String> email(String email) {
    var folded = Folded.of(email);
    var all = endings(folded);
    boolean hasDomain = folded.lastIndexOf('.') > folded.indexOf('@');
    return all.stream().limit(Math.max(1, hasDomain ? all.size() - 1L : all.size()));
  }

  /** The word from the beginning of each of its parts to its end. */
  private static List<String> endings(String word) {
    var endings = new ArrayList<String>();
    boolean within = false;
    for (int at = 0; at < word.length(); ) {
      int point = word.codePointAt(at);
      boolean begins = !within || (UNPARTED.contains(UScript.getScript(point)) && !isMark(point));
      if (isLetter(point) && begins && !isMark(point)) endings.add(cut(plain(word.substring(at))));
      within = isLetter(point);
      at += Character.charCount(point);
    }
    return endings;
  }

  /** Its parts that are Chinese, Japanese or Korean, and those that are not. */
  private static List<String> runs(String word) {
    var runs = new ArrayList<String>();
    int from = 0;
    for (int at = 0; at < word.length(); ) {
      int point = word.codePointAt(at);
      if (at > from && isPaired(point) != isPaired(word.codePointBefore(at)) && !isMark(point)) {
        runs.add(word.substring(from, at));
        from = at;
      }
      at += Character.charCount(point);
    }
    if (from < word.length()) runs.add(word.substring(from));
    return runs;
  }

  /**
   * Two characters each, from the first on.
   *
   * @param last whether the last stands alone too, as one typed alone is the beginning of a piece
   */
  private static List<String> pieces(String run, boolean last) {
    int[] points = run.codePoints().toArray();
    var pieces = new ArrayList<String>();
    for (int i = 0; i + 1 < points.length; i++) pieces.add(new String(points, i, 2));
    if (points.length == 1 || (last && points.length > 1))
      pieces.add(new String(points, points.length - 1, 1));
    return pieces;
  }

  private static boolean isPaired(String run) {
    return isPaired(run.codePointAt(0));
  }

  private static boolean isPaired(int point) {
    return point == LONG_VOWEL || PAIRED.contains(UScript.getScript(point));
  }

  private static String plain(String word) {
    var plain = new StringBuilder(word.length());
    word.codePoints().filter(OrderWords::isLetter).forEach(plain::appendCodePoint);
    return plain.toString();
  }

  private static String cut(String word) {
    return Typed.cut(word, LONGEST);
  }

  private static String backwards(String digits) {
    return cut(PHONE + new StringBuilder(digits).reverse());
  }

  private static boolean isLetter(int point) {
    return UCharacter.isLetterOrDigit(point) || isMark(point);
  }

  private static boolean isMark(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }
}
