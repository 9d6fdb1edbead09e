/** The page on which a store names its ways to pay. */
@NullMarked
package io.storeflow.paymentpage;

import org.jspecify.annotations.NullMarked;
