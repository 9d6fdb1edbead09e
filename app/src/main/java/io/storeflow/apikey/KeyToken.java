package io.storeflow.apikey;

import io.storeflow.platform.id.Digest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A key as its program sends it: {@code sf_}, 32 random letters and digits (190 bits), and 6 that
 * check them (CRC-32, as GitHub does it), so that a scanner for secrets knows one without asking
 * us, and what was mistyped costs no statement.
 *
 * @param text the secret; never kept, nor written to a log
 */
record KeyToken(String text) {
  static final String PREFIX = "sf_";

  private static final int RANDOM = 32;
  private static final int CHECK = 6;
  private static final String LETTERS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private static final Pattern FORM =
      Pattern.compile(PREFIX + "([0-9A-Za-z]{" + RANDOM + "})([0-9A-Za-z]{" + CHECK + "})");

  private static final SecureRandom CHANCE = new SecureRandom();

  static KeyToken random() {
    var letters = new StringBuilder(RANDOM);
    for (int i = 0; i < RANDOM; i++) letters.append(LETTERS.charAt(CHANCE.nextInt(62)));
    return new KeyToken(PREFIX + letters + check(letters.toString()));
  }

  /** What was sent, if it is one of ours by its form and its check. */
  static Optional<KeyToken> of(String sent) {
    var form = FORM.matcher(sent);
    return form.matches() && check(form.group(1)).equals(form.group(2))
        ? Optional.of(new KeyToken(sent))
        : Optional.empty();
  }

  /** What people may see of it for ever. */
  String hint() {
    return text.substring(0, PREFIX.length() + 6);
  }

  /**
   * Under which it is kept and found. So a look-up compares hashes: how long it takes tells nothing
   * of a key.
   */
  String hash() {
    return Digest.sha256(text);
  }

  /** Says nothing, as it may get into a log. */
  @Override
  public String toString() {
    return "KeyToken";
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
