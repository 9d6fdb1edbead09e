/** What staff write to each other below an order, and whom they name there. */
@NullMarked
package io.storeflow.comment;

import org.jspecify.annotations.NullMarked;
