package io.storeflow.platform.assets;

import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Joins a style sheet with what it imports, points it at hashed files, and drops what is only for
 * people.
 */
class StyleSheet {
  private static final Pattern IMPORT = Pattern.compile("@import \"([^\"]+)\";");
  private static final Pattern URL = Pattern.compile("url\\(\"[^\"]*?([^/\"]+)\"\\)");

  /**
   * A string, a comment, or white space with the sign before and after it that needs none; before a
   * colon it may part a selector from what stands inside of it.
   */
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<string>\"(?:\\\\.|[^\"\\\\])*\")|/\\*.*?\\*/|\\s*(?<sign>[{};,])\\s*|(?<colon>:)\\s+|(?<space>\\s+)",
          Pattern.DOTALL);

  /** The value of an attribute that is a name, and needs no quotes. */
  private static final Pattern NAME = Pattern.compile("=\"([a-zA-Z][\\w-]*)\"\\]");

  private final UnaryOperator<String> read;
  private final UnaryOperator<String> url;

  StyleSheet(UnaryOperator<String> read, UnaryOperator<String> url) {
    this.read = read;
    this.url = url;
  }

  String join(String entry) {
    var all = IMPORT.matcher(read("css/" + entry)).replaceAll(this::imported);
    return tidy(URL.matcher(all).replaceAll(this::hashed));
  }

  static String tidy(String css) {
    var bare = TOKEN.matcher(css).replaceAll(StyleSheet::shorter).replace(" {", "{");
    return NAME.matcher(bare).replaceAll("=$1]").replace(";}", "}").strip();
  }

  private String imported(MatchResult match) {
    return Matcher.quoteReplacement(read("css/" + match.group(1)));
  }

  private String hashed(MatchResult match) {
    return Matcher.quoteReplacement("url(\"" + url.apply(match.group(1)) + "\")");
  }

  private static String shorter(MatchResult match) {
    if (match.group("string") != null) return Matcher.quoteReplacement(match.group());
    if (match.group("sign") != null) return match.group("sign");
    if (match.group("colon") != null) return ":";
    return match.group("space") != null ? " " : "";
  }

  private String read(String path) {
    return read.apply(path);
  }
}
