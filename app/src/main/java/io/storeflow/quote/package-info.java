/** Quotes that hold the price of rates for half an hour. */
@NullMarked
package io.storeflow.quote;

import org.jspecify.annotations.NullMarked;
