package io.storeflow.platform.id;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;

/**
 * The ids that leave the house: 128 random bits as 22 letters and digits, unguessable, safe in a
 * URL.
 */
public final class PublicId {
  public static final int LENGTH = 22;
  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final SecureRandom RANDOM = new SecureRandom();

  private PublicId() {}

  /** A new id. */
  public static String random() {
    var text = new char[LENGTH];
    write(text, 0);
    write(text, LENGTH / 2);
    return new String(text);
  }

  /** Whether the text has the form of a public id; says nothing about whether it exists. */
  public static boolean looksRight(String text) {
    return text.length() == LENGTH && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
  }

  /** Those of the texts that have the form of a public id: no other can be anything's. */
  public static List<String> possible(Collection<String> texts) {
    return texts.stream().filter(PublicId::looksRight).toList();
  }

  private static void write(char[] text, int from) {
    long bits = RANDOM.nextLong();
    for (int i = from; i < from + LENGTH / 2; i++) {
      text[i] = ALPHABET.charAt((int) Long.remainderUnsigned(bits, ALPHABET.length()));
      bits = Long.divideUnsigned(bits, ALPHABET.length());
    }
  }
}
