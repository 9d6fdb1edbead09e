package io.storeflow.productfile;

import java.util.Optional;
import java.util.function.Function;

/**
 * What a file says of one thing: nothing at all, that it shall be empty, or a value. A column that
 * is absent leaves alone what is there, one that is present and blank clears it.
 */
public sealed interface Told<T> {

  /** The file has no such column, or the row does not speak of it. */
  record Absent<T>() implements Told<T> {}

  /** The column is there, and its cell is blank. */
  record Cleared<T>() implements Told<T> {}

  record Of<T>(T it) implements Told<T> {}

  static <T> Told<T> absent() {
    return new Absent<>();
  }

  static <T> Told<T> cleared() {
    return new Cleared<>();
  }

  static <T> Told<T> of(T value) {
    return new Of<>(value);
  }

  /** What is to be, of what is now and what it is when it is empty. */
  default T over(T now, T empty) {
    return switch (this) {
      case Absent<T> nothing -> now;
      case Cleared<T> blank -> empty;
      case Of<T>(T it) -> it;
    };
  }

  default <R> Told<R> map(Function<T, R> to) {
    return switch (this) {
      case Absent<T> nothing -> absent();
      case Cleared<T> blank -> cleared();
      case Of<T>(T it) -> of(to.apply(it));
    };
  }

  /** The value, if one is told. */
  default Optional<T> value() {
    return this instanceof Of<T>(T it) ? Optional.of(it) : Optional.empty();
  }
}
