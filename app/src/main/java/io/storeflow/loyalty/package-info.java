/** Points that shoppers earn and redeem: a program of a merchant, a ledger of each member. */
@NullMarked
package io.storeflow.loyalty;

import org.jspecify.annotations.NullMarked;
