package io.storeflow.platform.trouble;

import io.storeflow.platform.id.Digest;
import java.util.List;
import java.util.regex.Pattern;

/** Tells which failures are the same: the kind of work and the error, without what differs. */
public final class Fingerprint {
  /** Of hexadecimal digits. */
  public static final int LENGTH = 16;

  private record Rule(Pattern what, String instead) {}

  /** Names, addresses, ids and numbers, in this order: a name may hold a number. */
  private static final List<Rule> DIFFERS =
      List.of(
          new Rule(Pattern.compile("'[^'\\n]*'|\"[^\"\\n]*\"|`[^`\\n]*`"), "'…'"),
          new Rule(Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+"), "…@…"),
          new Rule(Pattern.compile("https?://\\S+"), "https://…"),
          new Rule(Pattern.compile("\\b(?=[0-9A-Za-z]*\\d)[0-9A-Za-z]{12,}\\b"), "…"),
          new Rule(Pattern.compile("\\d+"), "0"),
          new Rule(Pattern.compile("[ \\t]+"), " "));

  private Fingerprint() {}

  /**
   * @param error with its causes, a line each
   */
  public static String of(String kind, String error) {
    var text = error.strip();
    for (var rule : DIFFERS) text = rule.what().matcher(text).replaceAll(rule.instead());
    return Digest.sha256(kind + "\n" + text).substring(0, LENGTH);
  }
}
