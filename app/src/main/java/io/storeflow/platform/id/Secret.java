package io.storeflow.platform.id;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * What a program or a machine sends to be let in: a prefix that says of what kind it is, 32 random
 * letters and digits (190 bits), and 6 that check them (CRC-32, as GitHub does it), so that a
 * scanner for secrets knows one without asking us, and what was mistyped costs no statement.
 *
 * @param text the secret; never kept, nor written to a log
 */
public record Secret(String text) {
  private static final int RANDOM = 32;
  private static final int CHECK = 6;
  private static final String LETTERS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private static final Pattern FORM =
      Pattern.compile("([0-9A-Za-z]{" + RANDOM + "})([0-9A-Za-z]{" + CHECK + "})");

  private static final SecureRandom CHANCE = new SecureRandom();

  /**
   * @param prefix such as {@code sf_}
   */
  public static Secret random(String prefix) {
    var letters = new StringBuilder(RANDOM);
    for (int i = 0; i < RANDOM; i++) letters.append(LETTERS.charAt(CHANCE.nextInt(62)));
    return new Secret(prefix + letters + check(letters.toString()));
  }

  /** What was sent, if it is one of that kind by its form and its check. */
  public static Optional<Secret> of(String prefix, String sent) {
    if (!sent.startsWith(prefix)) return Optional.empty();
    var form = FORM.matcher(sent.substring(prefix.length()));
    return form.matches() && check(form.group(1)).equals(form.group(2))
        ? Optional.of(new Secret(sent))
        : Optional.empty();
  }

  /** What people may see of it for ever. */
  public String hint() {
    return text.substring(0, text.length() - RANDOM - CHECK + 6);
  }

  /**
   * Under which it is kept and found. So a look-up compares hashes: how long it takes tells nothing
   * of a secret.
   */
  public String hash() {
    return Digest.sha256(text);
  }

  /** Says nothing, as it may get into a log. */
  @Override
  public String toString() {
    return "Secret";
  }

  private static String check(String letters) {
    var sum = new CRC32();
    sum.update(letters.getBytes(StandardCharsets.US_ASCII));
    var check = new StringBuilder(CHECK);
    for (long rest = sum.getValue(); check.length() < CHECK; rest /= 62)
      check.append(LETTERS.charAt((int) (rest % 62)));
    return check.reverse().toString();
  }
}
