/** What a store sells, as shoppers and the API see it. */
@NullMarked
package io.storeflow.assortment;

import org.jspecify.annotations.NullMarked;
