/** The page of an order, and what staff does there. */
@NullMarked
package io.storeflow.orderpage;

import org.jspecify.annotations.NullMarked;
