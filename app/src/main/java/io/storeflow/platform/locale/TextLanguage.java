package io.storeflow.platform.locale;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * In which language a text of a store is written, so that it is read aloud and drawn as such: Han
 * has other shapes in Japanese than in Chinese. The script of the text says which of these it can
 * be: the language of the store, the one that most people in its country read, or, for a script
 * that one language above all is written in, that one.
 */
public final class TextLanguage {
  private TextLanguage() {}

  /**
   * @param store the language and the country of the store
   * @return a code of ISO 639; null if the text does not say
   */
  public static @Nullable String of(String text, Locale store) {
    int script = script(text);
    if (script == UScript.COMMON) return null;
    var country = ULocale.addLikelySubtags(new ULocale("und_" + store.getCountry()));
    return Stream.of(store.getLanguage(), country.getLanguage())
        .filter(language -> isWrittenIn(language, script))
        .findFirst()
        .orElseGet(() -> likely(script));
  }

  /** The script of the first letter; kana or hangul beside Han say more than Han. */
  private static int script(String text) {
    var scripts =
        text.codePoints()
            .filter(Character::isLetter)
            .map(UScript::getScript)
            .filter(it -> it != UScript.COMMON && it != UScript.INHERITED)
            .distinct()
            .toArray();
    if (scripts.length == 0) return UScript.COMMON;
    if (scripts[0] != UScript.HAN) return scripts[0];
    return Arrays.stream(scripts)
        .filter(it -> it == UScript.HIRAGANA || it == UScript.KATAKANA || it == UScript.HANGUL)
        .findFirst()
        .orElse(UScript.HAN);
  }

  private static boolean isWrittenIn(String language, int script) {
    var scripts = UScript.getCode(new ULocale(language));
    if (scripts == null) return false;
    return Arrays.stream(scripts)
        .map(it -> it == UScript.SIMPLIFIED_HAN || it == UScript.TRADITIONAL_HAN ? UScript.HAN : it)
        .anyMatch(it -> it == script);
  }

  /** Latin, Cyrillic and Han write many languages and say nothing by themselves. */
  private static @Nullable String likely(int script) {
    if (script == UScript.LATIN || script == UScript.CYRILLIC || script == UScript.HAN) return null;
    var tag = "und_" + UScript.getShortName(script);
    return ULocale.addLikelySubtags(new ULocale(tag)).getLanguage();
  }
}
