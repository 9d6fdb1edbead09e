package io.storeflow.connectpage;

import org.jspecify.annotations.Nullable;

/**
 * Where a merchant's business is.
 *
 * @param country its code
 */
record ConnectForm(@Nullable String country) {}
