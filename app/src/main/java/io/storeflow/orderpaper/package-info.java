/** What of orders is printed: packing slips, tickets, pick lists; and that it was. */
@NullMarked
package io.storeflow.orderpaper;

import org.jspecify.annotations.NullMarked;
