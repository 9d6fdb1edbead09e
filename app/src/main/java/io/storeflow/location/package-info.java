/** Where a store keeps its stock: its locations, and in which order units are taken from them. */
@NullMarked
package io.storeflow.location;

import org.jspecify.annotations.NullMarked;
