package io.storeflow.standin.book;

import java.security.SecureRandom;

/** Ids and secrets that look like Stripe's: a prefix and letters nobody guesses. */
public final class Ids {
  private static final String LETTERS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  public static String of(String prefix) {
    return prefix + "_" + letters(24);
  }

  public static String letters(int count) {
    var made = new StringBuilder(count);
    for (int i = 0; i < count; i++) made.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    return made.toString();
  }
}
