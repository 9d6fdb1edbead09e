/** The page of one product, and what staff does there. */
@NullMarked
package io.storeflow.productpage;

import org.jspecify.annotations.NullMarked;
