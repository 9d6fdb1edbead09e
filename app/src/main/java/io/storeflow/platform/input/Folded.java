package io.storeflow.platform.input;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Text as it is compared: two texts are the same for people, and one finds the other, where this
 * makes the same of them. The rule, in this order:
 *
 * <ol>
 *   <li>Unicode's NFKC_Casefold: case, width and other ways of writing the same letter (ß and ss, ς
 *       and σ, ﬁ and fi, ｶﾞ and ガ, ① and 1), nothing that nobody sees;
 *   <li>marks are dropped from Latin, Greek, Cyrillic, Hebrew and Arabic letters (é and e, ё and е,
 *       vowel points, hamza), stay on all others: Thai and Indic marks spell, and ビ is not ヒ;
 *   <li>letters of Latin that are no letter and mark for Unicode are written as Latin-ASCII of CLDR
 *       has them (ø o, ł l, đ d, æ ae, œ oe, þ th, ı i);
 *   <li>Arabic as search engines have it (Lucene's ArabicNormalizer, PersianNormalizer): no
 *       tatweel, forms of alef, yeh, kaf and heh are one each; final letters of Hebrew are the
 *       letters;
 *   <li>hiragana is katakana; digits of every script are 0 to 9; each kind of apostrophe, quotation
 *       mark and hyphen is one; blanks between words are one, around them none.
 * </ol>
 *
 * <p>What is kept folded must be folded again when this rule changes.
 */
public final class Folded {
  private static final Normalizer2 CASES = Normalizer2.getNFKCCasefoldInstance();
  private static final Normalizer2 APART = Normalizer2.getNFDInstance();
  private static final Normalizer2 TOGETHER = Normalizer2.getNFCInstance();

  private static final Set<Integer> LOSE_MARKS =
      Set.of(UScript.LATIN, UScript.GREEK, UScript.CYRILLIC, UScript.HEBREW, UScript.ARABIC);

  private static final int FIRST_HIRAGANA = 0x3041;
  private static final int LAST_HIRAGANA = 0x3096;
  private static final int HIRAGANA_AGAIN = 0x309D;
  private static final int HIRAGANA_AGAIN_VOICED = 0x309E;
  private static final int TO_KATAKANA = 0x60;

  private static final String TATWEEL = "ـ";

  private static final Map<Integer, String> LETTERS =
      letters(
          "ø o, ł l, đ d, ð d, ħ h, ŧ t, æ ae, œ oe, þ th, ı i, ĸ q, ŋ n, ɨ i, ʉ u, ƀ b, ƶ z, ǥ g,"
              + " ƒ f, ɓ b, ɗ d, ƙ k, ɔ o, ɛ e, ə e, ʼ ', ʻ ', ʹ ', ʾ ', ʿ ', ‘ ', ’ ', ‚ ', ` ',"
              + " ′ ', ׳ ', “ \", ” \", „ \", « \", » \", ״ \", ‐ -, ‑ -, ‒ -, – -, — -, ― -,"
              + " − -, ֊ -, ־ -, ٱ ا, ى ي, ی ي, ې ي, ے ي, ک ك, ڪ ك, ة ه, ہ ه, ھ ه, ە ه, ۀ ه, ۃ ه,"
              + " ך כ, ם מ, ן נ, ף פ, ץ צ");

  /** Letters that are also spelled out, in German and the languages of the North. */
  private static final Map<String, String> SPELLED =
      Map.of("ä", "ae", "ö", "oe", "ü", "ue", "å", "aa", "ø", "oe");

  private static final Pattern SPELT = Pattern.compile("[äöüåø]");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private Folded() {}

  /** The text as it is compared; empty for none. */
  public static String of(@Nullable String text) {
    if (text == null || text.isEmpty()) return "";
    var folded = isPlain(text) ? text.toLowerCase(Locale.ROOT) : folded(text);
    return BLANKS.matcher(folded).replaceAll(" ").strip();
  }

  /** Whether people take the one for the other. */
  public static boolean same(String one, String other) {
    return of(one).equals(of(other));
  }

  /** The ways in which a text is looked for: as it is, and with its umlauts spelled out. */
  public static List<String> spellings(String text) {
    var small = TOGETHER.normalize(text.toLowerCase(Locale.ROOT));
    var spelled = SPELT.matcher(small).replaceAll(letter -> SPELLED.get(letter.group()));
    return Stream.of(text, spelled).map(Folded::of).distinct().toList();
  }

  private static boolean isPlain(String text) {
    return text.chars().allMatch(letter -> letter >= ' ' && letter < 0x7F && letter != '`');
  }

  private static String folded(String text) {
    // For Unicode the acute accent that stands alone is a blank with a mark.
    var apart = APART.normalize(CASES.normalize(text.replace('´', '\'')));
    var folded = new StringBuilder(apart.length());
    boolean losesMarks = false;
    for (int at = 0; at < apart.length(); ) {
      int point = apart.codePointAt(at);
      at += Character.charCount(point);
      if (!isMark(point)) losesMarks = LOSE_MARKS.contains(UScript.getScript(point));
      else if (losesMarks) continue;
      append(folded, point);
    }
    return TOGETHER.normalize(folded);
  }

  private static void append(StringBuilder folded, int point) {
    var letters = LETTERS.get(point);
    int digit = UCharacter.digit(point, 10);
    if (letters != null) folded.append(letters);
    else if (digit >= 0 && digit <= 9) folded.append(digit);
    else if (UCharacter.isUWhiteSpace(point)) folded.append(' ');
    else folded.appendCodePoint(isHiragana(point) ? point + TO_KATAKANA : point);
  }

  private static boolean isMark(int point) {
    int type = UCharacter.getType(point);
    return type == UCharacterCategory.NON_SPACING_MARK || type == UCharacterCategory.ENCLOSING_MARK;
  }

  private static boolean isHiragana(int point) {
    return (point >= FIRST_HIRAGANA && point <= LAST_HIRAGANA)
        || point == HIRAGANA_AGAIN
        || point == HIRAGANA_AGAIN_VOICED;
  }

  private static Map<Integer, String> letters(String pairs) {
    var letters = new java.util.HashMap<Integer, String>();
    for (var pair : pairs.split(", ", -1)) {
      var sides = pair.split(" ", -1);
      letters.put(sides[0].codePointAt(0), sides[1]);
    }
    letters.put(TATWEEL.codePointAt(0), "");
    return Map.copyOf(letters);
  }
}
