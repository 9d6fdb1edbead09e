/** Collections of products: chosen by hand, or by a rule that products keep. */
@NullMarked
package io.storeflow.collection;

import org.jspecify.annotations.NullMarked;
