package io.storeflow.platform.web;

/** Something that is stored and sent as a code: lower case words that never change. */
public interface Coded {
  String code();
}
