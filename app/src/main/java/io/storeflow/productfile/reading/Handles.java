package io.storeflow.productfile.reading;

import io.storeflow.catalog.Slugs;
import io.storeflow.platform.input.Slug;

/** By what products are known again: the last part of their addresses. */
final class Handles {
  private Handles() {}

  /** As the file has it, in our letters; else made of the title; empty if neither can be had. */
  static String of(String handle, String title) {
    if (handle.isEmpty()) return Slugs.of(title);
    return Slugs.isGood(handle) ? handle : Slug.of(handle, Slugs.MAX);
  }
}
