/** The pages on which staff change an order that was placed. */
@NullMarked
package io.storeflow.editpage;

import org.jspecify.annotations.NullMarked;
