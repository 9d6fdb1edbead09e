/** In which ways shoppers may pay a store while no provider takes the money. */
@NullMarked
package io.storeflow.paymentmethod;

import org.jspecify.annotations.NullMarked;
