/** What of the stock staff have to be told: what is low, and what is not as its ledger says. */
@NullMarked
package io.storeflow.stockwatch;

import org.jspecify.annotations.NullMarked;
