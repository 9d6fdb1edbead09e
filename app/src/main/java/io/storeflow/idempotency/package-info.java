/** Requests that may be sent twice and are done once. */
@NullMarked
package io.storeflow.idempotency;

import org.jspecify.annotations.NullMarked;
