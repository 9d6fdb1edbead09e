/** The pages on which a merchant connects with Stripe. */
@NullMarked
package io.storeflow.connectpage;

import org.jspecify.annotations.NullMarked;
