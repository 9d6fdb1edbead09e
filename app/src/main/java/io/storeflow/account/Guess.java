package io.storeflow.account;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A password as those see it who guess: in lower case and one width. They try what is common, and
 * then what is made of it: doubled words, rows of keys, sequences, a word and a year.
 */
record Guess(String text) {
  private static final int SHORTEST_WORD = 4;
  private static final int SHORTEST_RUN = 3;

  /** So many runs of keys or of the alphabet are no better than one. */
  private static final int MOST_RUNS = 4;

  /** Neighbours on keyboards (American, German, French) and in the alphabet. */
  private static final List<String> ROWS =
      Stream.of(
              "01234567890123456789",
              "abcdefghijklmnopqrstuvwxyz",
              "qwertyuiop",
              "qwertzuiop",
              "azertyuiop",
              "asdfghjkl",
              "qsdfghjklm",
              "zxcvbnm",
              "yxcvbnm",
              "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
              "1q2w3e4r5t6y7u8i9o0p",
              "q1w2e3r4t5y6u7i8o9p0",
              "qazwsxedcrfvtgbyhnujm")
          .flatMap(row -> Stream.of(row, new StringBuilder(row).reverse().toString()))
          .toList();

  /** What is taken when a password has to be thought of, with digits or signs around it. */
  private static final Set<String> FIRST_THOUGHTS =
      Set.of(
          ("password passwort kennwort passwd passphrase mypassword newpassword welcome willkommen"
                  + " bienvenue letmein changeme iloveyou qwerty qwertz azerty admin administrator"
                  + " login master monkey dragon football baseball sunshine princess superman batman"
                  + " secret geheim default test demo hello hallo google facebook samsung internet"
                  + " computer restaurant kitchen spring summer autumn winter fruehling sommer herbst"
                  + " january february march april may june july august september october november"
                  + " december monday friday sunday")
              .split(" "));

  private static final Pattern AROUND = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");

  static Guess of(String typed) {
    return new Guess(
        Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT));
  }

  /** Whether it has less in it than its length says. */
  boolean isPattern() {
    var stem = plain(AROUND.matcher(text).replaceAll(""));
    return isRepeated() || isRuns() || FIRST_THOUGHTS.contains(stem);
  }

  boolean isShort(int least) {
    return text.codePoints().filter(Character::isLetterOrDigit).count() < least;
  }

  /** What is left without these words; empty when none of them is in it. */
  Optional<Guess> without(Collection<String> phrases) {
    var words =
        phrases.stream()
            .map(phrase -> of(phrase).text)
            .flatMap(
                it ->
                    Stream.concat(
                        Stream.of(it, joined(it)), Stream.of(it.split("[^\\p{L}\\p{N}]+"))))
            .filter(word -> word.length() >= SHORTEST_WORD)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .distinct()
            .toList();
    var left = text;
    for (var word : words) left = left.replace(word, " ");
    if (left.equals(text)) {
      left = plain(text);
      for (var word : words) left = left.replace(plain(word), " ");
      if (left.equals(plain(text))) return Optional.empty();
    }
    return Optional.of(new Guess(left.strip()));
  }

  /** One piece again and again, too short to be a password by itself. */
  private boolean isRepeated() {
    for (int piece = 1; piece < PasswordRules.SHORTEST && piece <= text.length() / 2; piece++) {
      int length = piece;
      if (IntStream.range(length, text.length())
          .allMatch(i -> text.charAt(i) == text.charAt(i - length))) return true;
    }
    return false;
  }

  /** Whether it is nothing but a few runs: the same character, the alphabet, a row of keys. */
  private boolean isRuns() {
    int runs = 0;
    for (int i = 0; i < text.length(); runs++) {
      int run = run(i);
      if (run < SHORTEST_RUN || runs == MOST_RUNS) return false;
      i += run;
    }
    return runs > 0;
  }

  /** The length of the longest run that begins there. */
  private int run(int from) {
    int longest = 1;
    while (from + longest < text.length() && text.charAt(from + longest) == text.charAt(from))
      longest++;
    for (var row : ROWS)
      for (int to = Math.min(text.length(), from + row.length()); to > from + longest; to--)
        if (row.contains(text.substring(from, to))) longest = to - from;
    return longest;
  }

  private static String joined(String phrase) {
    return phrase.replaceAll("[^\\p{L}\\p{N}]+", "");
  }

  /** Without the signs that stand for letters. */
  private static String plain(String text) {
    return text.replace('0', 'o')
        .replace('1', 'i')
        .replace('3', 'e')
        .replace('4', 'a')
        .replace('5', 's')
        .replace('7', 't')
        .replace('@', 'a')
        .replace('$', 's')
        .replace('!', 'i');
  }
}
