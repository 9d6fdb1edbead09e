/** Who gets an order, and where. */
@NullMarked
package io.storeflow.recipient;

import org.jspecify.annotations.NullMarked;
