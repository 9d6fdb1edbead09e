/** What a visitor of a storefront has put aside to buy. */
@NullMarked
package io.storeflow.cart;

import org.jspecify.annotations.NullMarked;
