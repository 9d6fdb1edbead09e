/** Hosted Checkout: sessions, and the page where a shopper pays without any script of ours. */
@NullMarked
package io.storeflow.standin.checkout;

import org.jspecify.annotations.NullMarked;
