package io.storeflow.productfile.reading;

import io.storeflow.platform.input.Slug;

/** By what products are known again: the last part of their addresses. */
final class Handles {
  static final int LONGEST = 120;
  private static final int MADE = LONGEST - 12;

  private Handles() {}

  /** As the file has it, in our letters; else made of the title; empty if neither can be had. */
  static String of(String handle, String title) {
    if (handle.isEmpty()) return Slug.of(title, MADE);
    return Slug.isOne(handle, 1, LONGEST) ? handle : Slug.of(handle, LONGEST);
  }
}
