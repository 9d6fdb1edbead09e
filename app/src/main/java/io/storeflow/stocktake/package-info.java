/** Counting what is there, at one location of a store, while it goes on selling. */
@NullMarked
package io.storeflow.stocktake;

import org.jspecify.annotations.NullMarked;
