/** Pages on which staff make invoices, find them, and say what they say of the seller. */
@NullMarked
package io.storeflow.invoicepage;

import org.jspecify.annotations.NullMarked;
