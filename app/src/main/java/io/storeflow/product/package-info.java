/** What all others need to know of a product: its state, and whether it is for sale. */
@NullMarked
package io.storeflow.product;

import org.jspecify.annotations.NullMarked;
