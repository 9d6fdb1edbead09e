package io.storeflow.platform.ui;

/** The sentences of the messages files in the language of the page. */
@FunctionalInterface
public interface Words {
  /** The sentence of this key, filled with what it speaks of. */
  String say(String key, Object... filled);
}
