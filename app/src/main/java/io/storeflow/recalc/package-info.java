/** Open carts and quotes are looked at again when what stores charge was changed. */
@NullMarked
package io.storeflow.recalc;

import org.jspecify.annotations.NullMarked;
