/** The list of a store's products as staff see it: filtered, sorted, paged. */
@NullMarked
package io.storeflow.productlist;

import org.jspecify.annotations.NullMarked;
