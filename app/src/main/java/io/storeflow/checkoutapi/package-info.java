/** Ordering through the API: quotes and checkout as JSON. */
@NullMarked
package io.storeflow.checkoutapi;

import org.jspecify.annotations.NullMarked;
