/** Which visitors a price is tried with. */
@NullMarked
package io.storeflow.pricetest;

import org.jspecify.annotations.NullMarked;
