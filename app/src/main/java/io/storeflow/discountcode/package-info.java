/** Codes that shoppers give: which rule they are of, whether they hold, and how often they may. */
@NullMarked
package io.storeflow.discountcode;

import org.jspecify.annotations.NullMarked;
