package io.storeflow.mailtext;

import io.storeflow.platform.code.Coded;
import java.util.Arrays;
import java.util.Optional;

/** What stands in a text for something of the order; written {@code {order}}. */
public enum Placeholder implements Coded {
  ORDER("{order}"),
  STORE("{store}"),
  TOTAL("{total}"),
  /** As the shopper typed it: never in a subject. */
  NAME("{name}"),
  /** When it will be there, by the clock of the store. */
  TIME("{time}");

  private final String written;

  Placeholder(String written) {
    this.written = written;
  }

  /** As it is written in a text. */
  public String written() {
    return written;
  }

  static Optional<Placeholder> named(String name) {
    return Arrays.stream(values()).filter(it -> it.code().equals(name)).findFirst();
  }
}
