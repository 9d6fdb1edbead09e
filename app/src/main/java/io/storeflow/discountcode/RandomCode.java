package io.storeflow.discountcode;

import java.security.SecureRandom;

/** Codes that nobody guesses: fifty random bits, without letters that look like others. */
final class RandomCode {
  /** That of Crockford's base 32: without I, L, O and U. */
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int LENGTH = 10;
  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomCode() {}

  static String after(String prefix) {
    var code = new StringBuilder(prefix);
    for (int i = 0; i < LENGTH; i++) code.append(ALPHABET.charAt(RANDOM.nextInt(32)));
    return code.toString();
  }
}
