/** Who bought at a merchant, and at which of its stores. */
@NullMarked
package io.storeflow.customer;

import org.jspecify.annotations.NullMarked;
