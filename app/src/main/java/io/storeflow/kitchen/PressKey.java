package io.storeflow.kitchen;

/**
 * What is typed to press the button of a ticket: 1 to 9, then a letter and a digit, A1 to A9, B1
 * and so on. No key is the beginning of another, so nothing has to wait for a second one that may
 * come.
 */
final class PressKey {
  private static final int DIGITS = 9;

  /** Not the letters that boards use by themselves: F, M, N, P, R, S, Y. */
  private static final String LETTERS = "ABCDEGHIJKLOQTUVWXZ";

  /** How many places have a key. */
  static final int PLACES = DIGITS + DIGITS * LETTERS.length();

  private PressKey() {}

  /**
   * @param place from 1
   * @return empty for a place that has none
   */
  static String of(int place) {
    if (place < 1 || place > PLACES) return "";
    if (place <= DIGITS) return Integer.toString(place);
    int further = place - DIGITS - 1;
    return LETTERS.charAt(further / DIGITS) + Integer.toString(further % DIGITS + 1);
  }
}
