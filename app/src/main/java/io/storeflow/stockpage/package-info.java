/** The pages on which staff see and write down stock. */
@NullMarked
package io.storeflow.stockpage;

import org.jspecify.annotations.NullMarked;
