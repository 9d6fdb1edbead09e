/** The pages on which staff keep the brands of a store. */
@NullMarked
package io.storeflow.brandpage;

import org.jspecify.annotations.NullMarked;
