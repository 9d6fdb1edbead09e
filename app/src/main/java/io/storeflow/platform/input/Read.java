package io.storeflow.platform.input;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a reader made of what was typed: a value, nothing, or a rule that it breaks. */
public sealed interface Read<T> {

  record Value<T>(T it) implements Read<T> {}

  /**
   * Nothing was typed, or nothing that can be seen; whether that will do is the form's business.
   */
  record Missing<T>() implements Read<T> {}

  /**
   * @param rule its sentence is the message {@code wrong.<rule>}
   * @param with what fills the sentence
   */
  record Refused<T>(String rule, List<Object> with) implements Read<T> {}

  static <T> Read<T> of(T value) {
    return new Value<>(value);
  }

  static <T> Read<T> missing() {
    return new Missing<>();
  }

  static <T> Read<T> refused(String rule, Object... with) {
    return new Refused<>(rule, List.of(with));
  }

  default Optional<T> value() {
    return this instanceof Value<T>(T it) ? Optional.of(it) : Optional.empty();
  }

  default T orElse(T other) {
    return this instanceof Value<T>(T it) ? it : other;
  }

  /** The same of another kind. */
  default <U> Read<U> map(Function<T, U> made) {
    return switch (this) {
      case Value<T>(T it) -> of(made.apply(it));
      case Missing<T> none -> missing();
      case Refused<T>(String rule, List<Object> with) -> new Refused<>(rule, with);
    };
  }

  default boolean isMissing() {
    return this instanceof Missing;
  }

  /** The rule that is broken; empty for a value, and where nothing was typed. */
  default Optional<Refused<T>> refusal() {
    return this instanceof Refused<T> refused ? Optional.of(refused) : Optional.empty();
  }
}
