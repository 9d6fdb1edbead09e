/** A store gets another currency, with all that it says in money. */
@NullMarked
package io.storeflow.currencychange;

import org.jspecify.annotations.NullMarked;
