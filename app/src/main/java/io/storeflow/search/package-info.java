/** One field for orders and products of a store. */
@NullMarked
package io.storeflow.search;

import org.jspecify.annotations.NullMarked;
