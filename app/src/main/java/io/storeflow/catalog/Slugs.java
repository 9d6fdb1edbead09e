package io.storeflow.catalog;

import io.storeflow.platform.input.Slug;

/** The last part of the address of a product or category, as {@link Slug} makes it. */
public final class Slugs {
  public static final int MAX = 120;

  /** Leaves room for a number behind it. */
  private static final int MADE = MAX - 12;

  private Slugs() {}

  public static boolean isGood(String slug) {
    return Slug.isOne(slug, 1, MAX);
  }

  /** The slug of a title; empty if nothing of it can be said in plain letters. */
  public static String of(String title) {
    return Slug.of(title, MADE);
  }

  /** The n-th try for a slug that others have already: {@code gyoza-2}. */
  public static String numbered(String slug, int n) {
    return Slug.numbered(slug, n, MAX);
  }
}
