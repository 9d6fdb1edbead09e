/** The board that the kitchen works from. */
@NullMarked
package io.storeflow.kitchen;

import org.jspecify.annotations.NullMarked;
