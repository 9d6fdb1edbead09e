/** Pieces of pages that are rendered once for what they show. */
@NullMarked
package io.storeflow.platform.piece;

import org.jspecify.annotations.NullMarked;
