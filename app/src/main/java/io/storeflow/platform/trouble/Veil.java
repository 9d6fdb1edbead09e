package io.storeflow.platform.trouble;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Hides, in texts and by the names of members, what opens something, such as tokens, codes, keys
 * and the links of mails; and, where it is asked for, what tells who somebody is.
 */
public final class Veil {
  public static final String HIDDEN = "••••";

  private record Rule(Pattern what, String instead) {}

  private static final List<Rule> SECRETS =
      List.of(
          // A name and its password in an address.
          new Rule(Pattern.compile("://[^/\\s@]+@"), "://" + HIDDEN + "@"),
          new Rule(
              Pattern.compile(
                  "(?i)\\b([\\w-]*(?:token|secret|password|passwd|pwd|api[_-]?key|access[_-]?key"
                      + "|signature|cookie)[\\w-]*[\"']?\\s*[=:]\\s*[\"']?)[^\\s\"'&,;}<>]+"),
              "$1" + HIDDEN),
          new Rule(
              Pattern.compile("(?i)([?&](?:code|key|sig|auth|t|k)=)[^\\s\"'&<>]+"), "$1" + HIDDEN),
          new Rule(Pattern.compile("(?i)\\b(bearer|basic)\\s+[\\w.+/=~-]{6,}"), "$1 " + HIDDEN),
          new Rule(Pattern.compile("\\b(?:sf|sk|rk|pk|whsec)_[\\w-]{6,}"), HIDDEN),
          new Rule(Pattern.compile("\\bAKIA[0-9A-Z]{16}\\b"), HIDDEN),
          new Rule(Pattern.compile("\\beyJ[\\w-]{8,}\\.[\\w-]+(?:\\.[\\w-]*)?"), HIDDEN),
          // A part of an address that nobody can guess is a key to it.
          new Rule(Pattern.compile("(https?://[^\\s\"'<>]*?/)[0-9A-Za-z_-]{20,}"), "$1" + HIDDEN));

  private static final List<Rule> PERSONAL =
      List.of(
          new Rule(Pattern.compile("[\\w.+-]+@([\\w-]+(?:\\.[\\w-]+)+)"), HIDDEN + "@$1"),
          new Rule(Pattern.compile("\\+\\d[\\d ()/-]{6,}\\d"), HIDDEN));

  private static final Pattern SECRET_NAME =
      Pattern.compile(
          ".*(token|secret|passw|apikey|signature|cookie|visitor|session|authori[sz]ation).*"
              + "|.*(link|url|hash|code|key)");

  /** Codes that open nothing. */
  private static final Pattern OPEN_CODE =
      Pattern.compile(".*(postal|country|currency|language|zip|error|status)_?code");

  private static final Pattern PERSONAL_NAME =
      Pattern.compile(
          ".*(mail|name|phone|customer|recipient|address|street|city|postal|line1|line2).*|to|note");

  private Veil() {}

  /** The text with all that opens something hidden. */
  public static String secrets(String text) {
    return hide(SECRETS, text);
  }

  /** The text with addresses and numbers of people hidden. */
  public static String people(String text) {
    return hide(PERSONAL, text);
  }

  /** Whether what a member of that name holds opens something. */
  public static boolean isSecret(String name) {
    var plain = name.toLowerCase(Locale.ROOT);
    return SECRET_NAME.matcher(plain).matches() && !OPEN_CODE.matcher(plain).matches();
  }

  /** Whether what a member of that name holds tells who somebody is. */
  public static boolean isPersonal(String name) {
    return PERSONAL_NAME.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }

  private static String hide(List<Rule> rules, String text) {
    var hidden = text;
    for (var rule : rules) hidden = rule.what().matcher(hidden).replaceAll(rule.instead());
    return hidden;
  }
}
