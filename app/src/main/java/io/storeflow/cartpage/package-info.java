/** The page of a shopper's cart, and how it is filled. */
@NullMarked
package io.storeflow.cartpage;

import org.jspecify.annotations.NullMarked;
