/**
 * Withdrawals from contracts as the law of the European Union has them: a declaration counts
 * without proof, so that all it does by itself is to be written down, told and acknowledged.
 */
@NullMarked
package io.storeflow.withdrawal;

import org.jspecify.annotations.NullMarked;
