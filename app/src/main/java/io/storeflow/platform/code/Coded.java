package io.storeflow.platform.code;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A constant of an enum that is stored and sent as a code: its name in lower case, which never
 * changes. Columns of it are forced types in {@code db/codegen}, so that rows hold the constant.
 */
public interface Coded {
  /** As {@link Enum#name()}. */
  String name();

  default String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The constant with that code; empty for what is not a code, as somebody may have typed it. */
  static <E extends Enum<E> & Coded> Optional<E> find(Class<E> kind, @Nullable String code) {
    return Stream.of(kind.getEnumConstants()).filter(it -> it.code().equals(code)).findFirst();
  }
}
