package io.storeflow.platform.locale;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * In which language a text of a store is written, so that it is read aloud and drawn as such: Han
 * has other shapes in Japanese than in Chinese. The script of the text says which of these it can
 * be: the language of the store, the one that most people in its country read, or, for a script
 * that one language above all is written in, that one.
 */
public final class TextLanguage {
  /** Latin letters as most texts have them, which need no table to be known. */
  private static final int LATIN_ENDS = 0x250;

  private record Written(int script, Locale store) {}

  private static final Cache<Written, Optional<String>> LANGUAGES =
      Caffeine.newBuilder().maximumSize(10_000).build();

  private TextLanguage() {}

  /**
   * @param store the language and the country of the store
   * @return a code of ISO 639; null if the text does not say
   */
  public static @Nullable String of(String text, Locale store) {
    int script = script(text);
    return script == UScript.COMMON
        ? null
        : LANGUAGES.get(new Written(script, store), TextLanguage::language).orElse(null);
  }

  /**
   * The language to name on a page.
   *
   * @return null if the page is in the same, or the text does not say
   */
  public static @Nullable String on(Locale page, String text, Locale store) {
    var language = of(text, store);
    return page.getLanguage().equals(language) ? null : language;
  }

  private static Optional<String> language(Written text) {
    var store = text.store();
    var country = ULocale.addLikelySubtags(new ULocale("und_" + store.getCountry()));
    return Stream.of(store.getLanguage(), country.getLanguage())
        .filter(language -> isWrittenIn(language, text.script()))
        .findFirst()
        .or(() -> Optional.ofNullable(likely(text.script())));
  }

  /** The script of the first letter; kana or hangul beside Han say more than Han. */
  private static int script(String text) {
    boolean han = false;
    for (int at = 0, letter; at < text.length(); at += Character.charCount(letter)) {
      letter = text.codePointAt(at);
      int script = Character.isLetter(letter) ? ofLetter(letter) : UScript.COMMON;
      if (script == UScript.COMMON || script == UScript.INHERITED) continue;
      if (!han && script != UScript.HAN) return script;
      if (han && isBesideHan(script)) return script;
      han = true;
    }
    return han ? UScript.HAN : UScript.COMMON;
  }

  private static int ofLetter(int letter) {
    boolean sign = letter == 'ª' || letter == 'º' || letter == 'µ';
    return letter < LATIN_ENDS && !sign ? UScript.LATIN : UScript.getScript(letter);
  }

  private static boolean isBesideHan(int script) {
    return script == UScript.HIRAGANA || script == UScript.KATAKANA || script == UScript.HANGUL;
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
