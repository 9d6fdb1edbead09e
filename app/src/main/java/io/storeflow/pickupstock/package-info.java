/** What can be fetched at the places of a store, by what each has in stock. */
@NullMarked
package io.storeflow.pickupstock;

import org.jspecify.annotations.NullMarked;
