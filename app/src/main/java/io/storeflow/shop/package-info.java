/** The pages of the storefront, and the cache that serves them. */
@NullMarked
package io.storeflow.shop;

import org.jspecify.annotations.NullMarked;
