/** What goods cost in further currencies that a store sells in. */
@NullMarked
package io.storeflow.pricelist;

import org.jspecify.annotations.NullMarked;
