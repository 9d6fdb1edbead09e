package io.storeflow.platform.input;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes out of a text what nobody sees: code points that are Default_Ignorable (zero width, marks
 * of direction, byte order mark, soft hyphen, fillers), controls, halves of characters and what is
 * none. Those stay that change what is seen:
 *
 * <ul>
 *   <li>ZWNJ where it breaks a cursive connection, ZWNJ and ZWJ beside a virama: UAX #31, 2.3,
 *       rules A1, A2, B; beside includes before it, as Bengali ya-phalaa after ra has it (The
 *       Unicode Standard, 12.2);
 *   <li>ZWJ between emoji: UAX #29, GB11, and UTS #51, ED-16; flags made of tags: ED-14a;
 *   <li>one variation selector behind what it can vary: UTS #51 and UTS #37, The Unicode Standard,
 *       23.4; the vowel separator of Mongolian: 13.5;
 *   <li>fillers within a syllable of Hangul jamo: The Unicode Standard, 18.6; the grapheme joiner
 *       before a combining mark: 23.2.
 * </ul>
 */
final class Marks {
  private static final int GRAPHEME_JOINER = 0x034F;
  private static final int LEAD_FILLER = 0x115F;
  private static final int VOWEL_FILLER = 0x1160;
  private static final int VOWEL_SEPARATOR = 0x180E;
  private static final int NON_JOINER = 0x200C;
  private static final int JOINER = 0x200D;
  private static final int KEYCAP = 0x20E3;
  private static final int TEXT_STYLE = 0xFE0E;
  private static final int EMOJI_STYLE = 0xFE0F;
  private static final int BLACK_FLAG = 0x1F3F4;
  private static final int VIRAMA = 9;

  /** More marks on one letter are no writing (UAX #15, stream-safe text), but much to be sorted. */
  private static final int MOST_MARKS = 30;

  private static final Pattern MANY = Pattern.compile("(\\p{M}{30})\\p{M}++");

  /** What is taken out may bring others together that mean nothing there. */
  private static final int ROUNDS = 4;

  /** England, Scotland, Wales: a black flag, the region in tags, the end of tags. */
  private static final Pattern FLAG =
      Pattern.compile("\\x{1F3F4}[\\x{E0030}-\\x{E0039}\\x{E0061}-\\x{E007A}]{3,6}\\x{E007F}");

  private static final Set<Integer> VARIED_SCRIPTS =
      Set.of(UScript.MYANMAR, UScript.PHAGS_PA, UScript.MANICHAEAN);

  private Marks() {}

  /** The text in normal form C without them. */
  static String removed(String text) {
    var composed = composed(text);
    for (int round = 0; round < ROUNDS; round++) {
      if (composed.codePoints().noneMatch(Marks::isHidden)) return composed;
      var before = composed;
      composed = composed(kept(before));
      if (composed.equals(before)) return composed;
    }
    return composed;
  }

  /** The text without any of them, for codes, in which none has a meaning. */
  static String allRemoved(String text) {
    var composed = composed(text);
    var kept = new StringBuilder(composed.length());
    composed.codePoints().filter(point -> !isHidden(point)).forEachOrdered(kept::appendCodePoint);
    return composed(kept.toString());
  }

  private static String composed(String text) {
    return Normalizer.normalize(MANY.matcher(text).replaceAll("$1"), Normalizer.Form.NFC);
  }

  private static String kept(String composed) {
    var flags = FLAG.matcher(composed);
    var kept = new StringBuilder(composed.length());
    for (int at = 0; at < composed.length(); ) {
      int point = composed.codePointAt(at);
      int next = at + Character.charCount(point);
      if (point == BLACK_FLAG && flags.region(at, composed.length()).lookingAt()) {
        kept.append(flags.group());
        next = flags.end();
      } else if (!isHidden(point) || isSeen(point, kept, composed, next))
        kept.appendCodePoint(point);
      at = next;
    }
    return kept.toString();
  }

  private static boolean isHidden(int point) {
    if (point < 0x7F) return point < ' ' && point != '\n' && point != '\t';
    return switch (UCharacter.getType(point)) {
      case UCharacterCategory.CONTROL, UCharacterCategory.SURROGATE -> true;
      default ->
          UCharacter.hasBinaryProperty(point, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
              || UCharacter.hasBinaryProperty(point, UProperty.NONCHARACTER_CODE_POINT)
              || (point >= 0xFFF9 && point <= 0xFFFB);
    };
  }

  private static boolean isSeen(int point, CharSequence before, String text, int from) {
    int next = from < text.length() ? text.codePointAt(from) : 0;
    if (before.isEmpty()) return point == LEAD_FILLER && isVowelJamo(next);
    int last = Character.codePointBefore(before, before.length());
    return switch (point) {
      case NON_JOINER -> isVirama(last) || breaksAConnection(before, text, from);
      case JOINER ->
          isVirama(last) || (isVirama(next) && UCharacter.isLetter(last)) || joins(before, next);
      case LEAD_FILLER -> isVowelJamo(next);
      case VOWEL_FILLER -> isLeadJamo(last) && last != LEAD_FILLER;
      case VOWEL_SEPARATOR -> isMongolian(last) && isMongolian(next);
      case GRAPHEME_JOINER -> isMark(next) && (UCharacter.isLetter(last) || isMark(last));
      default ->
          UCharacter.hasBinaryProperty(point, UProperty.VARIATION_SELECTOR)
              && varies(point, last, next);
    };
  }

  /** Two letters that would be joined, marks upon them left aside. */
  private static boolean breaksAConnection(CharSequence before, String text, int from) {
    int left = lastLetter(before);
    int right = firstLetter(text, from);
    return Set.of(
                UCharacter.JoiningType.DUAL_JOINING,
                UCharacter.JoiningType.LEFT_JOINING,
                UCharacter.JoiningType.JOIN_CAUSING)
            .contains(joining(left))
        && Set.of(
                UCharacter.JoiningType.DUAL_JOINING,
                UCharacter.JoiningType.RIGHT_JOINING,
                UCharacter.JoiningType.JOIN_CAUSING)
            .contains(joining(right));
  }

  private static int lastLetter(CharSequence text) {
    int at = text.length();
    for (int steps = 0; at > 0 && steps <= MOST_MARKS; steps++) {
      int point = Character.codePointBefore(text, at);
      if (joining(point) != UCharacter.JoiningType.TRANSPARENT) return point;
      at -= Character.charCount(point);
    }
    return 0;
  }

  private static int firstLetter(String text, int from) {
    int at = from;
    for (int steps = 0; at < text.length() && steps <= MOST_MARKS; steps++) {
      int point = text.codePointAt(at);
      if (isHidden(point)) return 0;
      if (joining(point) != UCharacter.JoiningType.TRANSPARENT) return point;
      at += Character.charCount(point);
    }
    return 0;
  }

  /** Emoji on both sides; the left one may have a selector or a tone of skin. */
  private static boolean joins(CharSequence before, int next) {
    if (!isPictograph(next)) return false;
    int at = before.length();
    for (int steps = 0; at > 0 && steps <= MOST_MARKS; steps++) {
      int point = Character.codePointBefore(before, at);
      if (isPictograph(point)) return true;
      boolean extend =
          UCharacter.getIntPropertyValue(point, UProperty.GRAPHEME_CLUSTER_BREAK)
              == UCharacter.GraphemeClusterBreak.EXTEND;
      if (!extend) return false;
      at -= Character.charCount(point);
    }
    return false;
  }

  private static boolean varies(int selector, int base, int next) {
    if (selector == TEXT_STYLE || selector == EMOJI_STYLE)
      return UCharacter.hasBinaryProperty(base, UProperty.EMOJI) && (base > 0x7F || next == KEYCAP);
    if (selector < 0x2000) return isMongolian(base);
    return UCharacter.hasBinaryProperty(base, UProperty.IDEOGRAPHIC)
        || UCharacter.getType(base) == UCharacterCategory.MATH_SYMBOL
        || VARIED_SCRIPTS.contains(UScript.getScript(base));
  }

  private static int joining(int point) {
    return UCharacter.getIntPropertyValue(point, UProperty.JOINING_TYPE);
  }

  private static boolean isVirama(int point) {
    return UCharacter.getCombiningClass(point) == VIRAMA;
  }

  private static boolean isPictograph(int point) {
    return UCharacter.hasBinaryProperty(point, UProperty.EXTENDED_PICTOGRAPHIC);
  }

  private static boolean isMongolian(int point) {
    return UScript.getScript(point) == UScript.MONGOLIAN;
  }

  private static boolean isMark(int point) {
    return UCharacter.getCombiningClass(point) > 0;
  }

  private static boolean isLeadJamo(int point) {
    return point >= 0x1100 && point <= LEAD_FILLER;
  }

  private static boolean isVowelJamo(int point) {
    return point > VOWEL_FILLER && point <= 0x11A7;
  }
}
