package io.storeflow.productpage;

import io.storeflow.platform.input.Typed;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which value of each option a line of the grid is made of, as its hidden field says it: "0.2" is
 * the first value of the first option and the third of the second; "x" is not chosen yet.
 */
final class Chosen {
  /** No value yet: the option is new. */
  static final int NONE = -1;

  private static final Pattern FORM = Pattern.compile("(?:x|\\d{1,4})(?:\\.(?:x|\\d{1,4}))*");

  private Chosen() {}

  static String written(List<Integer> values) {
    return values.stream()
        .map(value -> value == NONE ? "x" : value.toString())
        .collect(Collectors.joining("."));
  }

  /** Empty also for what is no such text. */
  static List<Integer> read(@Nullable String typed) {
    var text = Typed.line(typed);
    if (!FORM.matcher(text).matches()) return List.of();
    return Stream.of(text.split("\\."))
        .map(value -> value.equals("x") ? NONE : Integer.valueOf(value))
        .toList();
  }

  /** The same with another value of one option. */
  static List<Integer> with(List<Integer> values, int option, int value) {
    return IntStream.range(0, values.size())
        .mapToObj(i -> i == option ? value : values.get(i))
        .toList();
  }

  /** The same without one option. */
  static List<Integer> without(List<Integer> values, int option) {
    return IntStream.range(0, values.size())
        .filter(i -> i != option)
        .mapToObj(values::get)
        .toList();
  }

  /** The same, and of one option more. */
  static List<Integer> and(List<Integer> values, int value) {
    return Stream.concat(values.stream(), Stream.of(value)).toList();
  }
}
