/** What stands around the pages of a shop, and what they say of themselves to machines. */
@NullMarked
package io.storeflow.shopface;

import org.jspecify.annotations.NullMarked;
