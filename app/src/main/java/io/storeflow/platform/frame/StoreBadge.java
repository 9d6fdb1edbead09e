package io.storeflow.platform.frame;

import org.jspecify.annotations.Nullable;

/**
 * A store as the rail, the switcher and the board name it: seal letters, name, one line more, and
 * the name of its merchant where stores of several stand together.
 */
public record StoreBadge(
    String slug,
    String name,
    String letters,
    @Nullable String caption,
    String href,
    boolean current,
    @Nullable String merchant) {}
