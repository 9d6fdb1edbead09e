/** Pages of staff for price lists. */
@NullMarked
package io.storeflow.pricelistpage;

import org.jspecify.annotations.NullMarked;
