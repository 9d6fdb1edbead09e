/** The price rules of a store: what takes something off, when, and why it did or did not. */
@NullMarked
package io.storeflow.pricerule;

import org.jspecify.annotations.NullMarked;
