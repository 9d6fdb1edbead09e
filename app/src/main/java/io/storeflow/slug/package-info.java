/** Addresses that things of a store had. */
@NullMarked
package io.storeflow.slug;

import org.jspecify.annotations.NullMarked;
