/** Why an order has its prices, for staff. */
@NullMarked
package io.storeflow.orderwhy;

import org.jspecify.annotations.NullMarked;
