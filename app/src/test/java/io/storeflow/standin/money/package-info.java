/** What money does in accounts: amounts, fees, balance transactions, payouts. */
@NullMarked
package io.storeflow.standin.money;

import org.jspecify.annotations.NullMarked;
