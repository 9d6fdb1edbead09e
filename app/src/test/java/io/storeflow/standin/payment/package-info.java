/** Payments: intents, cards, charges, refunds, disputes. */
@NullMarked
package io.storeflow.standin.payment;

import org.jspecify.annotations.NullMarked;
