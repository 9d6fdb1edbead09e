/** What gift cards pay of orders, and what goes back to them. */
@NullMarked
package io.storeflow.cardpayment;

import org.jspecify.annotations.NullMarked;
