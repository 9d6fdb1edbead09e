/** The page on which staff refund an order, with what it will do said before. */
@NullMarked
package io.storeflow.refundpage;

import org.jspecify.annotations.NullMarked;
