/** What came of prices that were tried with a share of the visitors. */
@NullMarked
package io.storeflow.priceresult;

import org.jspecify.annotations.NullMarked;
