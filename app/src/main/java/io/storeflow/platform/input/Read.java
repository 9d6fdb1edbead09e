package io.storeflow.platform.input;

import java.util.List;
import java.util.Optional;

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

  default boolean isMissing() {
    return this instanceof Missing;
  }

  /** The rule that is broken; empty for a value, and where nothing was typed. */
  default Optional<Refused<T>> refusal() {
    return this instanceof Refused<T> refused ? Optional.of(refused) : Optional.empty();
  }
}
