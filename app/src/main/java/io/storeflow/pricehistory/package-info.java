/** What goods cost before, as far as a price that is struck through may be told. */
@NullMarked
package io.storeflow.pricehistory;

import org.jspecify.annotations.NullMarked;
