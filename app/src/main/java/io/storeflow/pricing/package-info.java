/** What a basket costs whom: the one function that prices, and the price book it reads. */
@NullMarked
package io.storeflow.pricing;

import org.jspecify.annotations.NullMarked;
