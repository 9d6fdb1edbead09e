package io.storeflow.platform.pdf;

import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The fonts of paper: Noto Sans, under the SIL Open Font License, of which each knows its scripts.
 */
enum Face {
  LATIN("noto-sans", "Latin", false, Script.ANY),
  LATIN_BOLD("noto-sans-bold", "Latin", true, Script.ANY),
  ARABIC("noto-sans-arabic", "Arabic", false, Script.ARABIC),
  ARABIC_BOLD("noto-sans-arabic-bold", "Arabic", true, Script.ARABIC),
  HEBREW("noto-sans-hebrew", "Hebrew", false, Script.HEBREW),
  HEBREW_BOLD("noto-sans-hebrew-bold", "Hebrew", true, Script.HEBREW),
  JAPANESE("noto-sans-jp", "Japanese", false, Script.HAN),
  CHINESE("noto-sans-sc", "Chinese", false, Script.HAN),
  KOREAN("noto-sans-kr", "Korean", false, Script.HANGUL);

  private enum Script {
    ANY,
    ARABIC,
    HEBREW,
    HAN,
    HANGUL
  }

  private final String file;
  private final String family;
  private final boolean bold;
  private final Script script;

  Face(String file, String family, boolean bold, Script script) {
    this.file = file;
    this.family = family;
    this.bold = bold;
    this.script = script;
  }

  String family() {
    return family;
  }

  int weight() {
    return bold ? 700 : 400;
  }

  InputStream open() throws IOException {
    var path = "/fonts/" + file + ".ttf";
    return Objects.requireNonNull(Face.class.getResourceAsStream(path), path);
  }

  /** Those that a text needs: large ones are read for those alone who have such characters. */
  static List<Face> of(CharSequence text) {
    var scripts = EnumSet.of(Script.ANY);
    text.codePoints().filter(it -> it >= 0x0590).forEach(it -> scripts.add(script(it)));
    return Arrays.stream(values()).filter(it -> scripts.contains(it.script)).toList();
  }

  /** Names of families in the order in which they are asked for a character. */
  static String families(Locale language) {
    boolean chinese = language.getLanguage().equals("zh");
    var han = chinese ? "Chinese, Japanese" : "Japanese, Chinese";
    return "Latin, Arabic, Hebrew, " + han + ", Korean";
  }

  /** Whether people who read it begin at the right. */
  static boolean isRightToLeft(Locale language) {
    return ULocale.forLocale(language).isRightToLeft();
  }

  private static Script script(int character) {
    return switch (Character.UnicodeScript.of(character)) {
      case ARABIC -> Script.ARABIC;
      case HEBREW -> Script.HEBREW;
      case HAN, HIRAGANA, KATAKANA, BOPOMOFO -> Script.HAN;
      case HANGUL -> Script.HANGUL;
      // Punctuation of East Asia, and full-width Latin.
      default -> character >= 0x3000 && character < 0xFFF0 ? Script.HAN : Script.ANY;
    };
  }
}
