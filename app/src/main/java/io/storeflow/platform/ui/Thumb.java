package io.storeflow.platform.ui;

import org.jspecify.annotations.Nullable;

/** A small picture, or its empty place, of ui/thumb. The size is in CSS pixels. */
public record Thumb(@Nullable String src, int size) {

  public Thumb size(int size) {
    return new Thumb(src, size);
  }
}
