/** The list of orders: filters, search, counts, what is done with many at once. */
@NullMarked
package io.storeflow.orderlist;

import org.jspecify.annotations.NullMarked;
