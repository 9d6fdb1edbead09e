/** Where shoppers withdraw from a contract: a form, one confirmation, a receipt that stays. */
@NullMarked
package io.storeflow.withdrawalpage;

import org.jspecify.annotations.NullMarked;
