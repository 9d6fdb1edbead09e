package io.storeflow.platform.ui;

import org.jspecify.annotations.Nullable;

/** A step on an empty page: what to do, a word about it, where; ticked when done. */
public record Step(
    String title,
    @Nullable String hint,
    @Nullable String href,
    @Nullable String action,
    boolean done) {}
