/**
 * What an order becomes worth less after it was placed, and what of its money goes back: by lines
 * and units, of shipping, freely.
 */
@NullMarked
package io.storeflow.refund;

import org.jspecify.annotations.NullMarked;
