package io.storeflow.product;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a value of an option stands in the order in which people read values that nobody has put in
 * one: sizes of clothes from small to large, then what begins with a number, by that, then the rest
 * by its letters and the numbers in it. Amounts are compared by what they measure: 500 g before 1
 * kg.
 *
 * @param rest what follows the number, its numbers as long as each other
 */
record NaturalOrder(Kind kind, BigDecimal number, String rest, String label)
    implements Comparable<NaturalOrder> {
  private enum Kind {
    SIZE,
    NUMBER,
    WORD
  }

  /** S, XS, 2XS, M, L, XL, XXL, 3XL. */
  private static final Pattern SIZE = Pattern.compile("(?:(\\d)x|(x*))(s|m|l)");

  private static final Pattern NUMBER = Pattern.compile("(\\d{1,12}(?:[.,]\\d{1,6})?)\\s*(.*)");
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final int LONGEST = 12;

  /** Powers of ten of what grams, millilitres and millimetres are one of. */
  private static final Map<String, Integer> UNITS =
      Map.of("mg", -3, "g", 0, "kg", 3, "ml", 0, "cl", 1, "l", 3, "mm", 0, "cm", 1, "m", 3);

  private static final Comparator<NaturalOrder> ORDER =
      Comparator.comparing(NaturalOrder::kind)
          .thenComparing(NaturalOrder::number)
          .thenComparing(NaturalOrder::rest)
          .thenComparing(NaturalOrder::label);

  static NaturalOrder of(String label) {
    var text = label.strip().toLowerCase(Locale.ROOT);
    var size = SIZE.matcher(text);
    if (size.matches())
      return new NaturalOrder(Kind.SIZE, BigDecimal.valueOf(size(size)), "", label);
    var number = NUMBER.matcher(text);
    if (!number.matches()) return new NaturalOrder(Kind.WORD, BigDecimal.ZERO, padded(text), label);
    var unit = number.group(2);
    var amount =
        new BigDecimal(number.group(1).replace(',', '.'))
            .scaleByPowerOfTen(UNITS.getOrDefault(unit, 0));
    return new NaturalOrder(Kind.NUMBER, amount, padded(unit), label);
  }

  @Override
  public int compareTo(NaturalOrder other) {
    return ORDER.compare(this, other);
  }

  /** Of M 0, of S -1, of XS -2, of L 1, of XL 2. */
  private static int size(Matcher size) {
    int more = size.group(1) == null ? size.group(2).length() : Integer.parseInt(size.group(1));
    return switch (size.group(3)) {
      case "s" -> -1 - more;
      case "l" -> 1 + more;
      default -> 0;
    };
  }

  /** So that "shelf 9" comes before "shelf 10". */
  private static String padded(String text) {
    return DIGITS
        .matcher(text)
        .replaceAll(it -> "0".repeat(Math.max(0, LONGEST - it.group().length())) + it.group());
  }
}
