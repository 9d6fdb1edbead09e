/**
 * What all others need to know of a product: its state, whether it is for sale, and what is said of
 * it.
 */
@NullMarked
package io.storeflow.product;

import org.jspecify.annotations.NullMarked;
