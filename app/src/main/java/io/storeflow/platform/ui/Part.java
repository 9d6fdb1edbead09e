package io.storeflow.platform.ui;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a shared part of a page is given: made in the template word by word, each word giving a new
 * one, so that none changes under somebody else. Words that end in {@code Text} take what is said
 * already; the others take the key of a message and what fills it, and say nothing without a key.
 */
public abstract class Part<T extends Part<T>> implements Cloneable {
  private final Words words;

  Part(Words words) {
    this.words = words;
  }

  /** The same, with one thing changed. */
  final T with(Consumer<T> change) {
    try {
      @SuppressWarnings("unchecked")
      T copy = (T) clone();
      change.accept(copy);
      return copy;
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  final @Nullable String words(@Nullable String key, Object... filled) {
    return key == null ? null : words.say(key, filled);
  }

  static @Nullable String said(@Nullable Object text) {
    return text == null ? null : text.toString();
  }
}
