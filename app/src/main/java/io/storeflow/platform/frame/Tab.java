package io.storeflow.platform.frame;

import org.jspecify.annotations.Nullable;

/** A saved view over a list; its count is null where counting is dear. */
public record Tab(String text, String href, @Nullable Long count, boolean current) {}
