/** What staff send of an order, hold back and hand over, on its page and on pages of their own. */
@NullMarked
package io.storeflow.fulfilmentpage;

import org.jspecify.annotations.NullMarked;
