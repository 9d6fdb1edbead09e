/** Gift cards of a store: a means of payment, whose ledger adds up to what is left on it. */
@NullMarked
package io.storeflow.giftcard;

import org.jspecify.annotations.NullMarked;
