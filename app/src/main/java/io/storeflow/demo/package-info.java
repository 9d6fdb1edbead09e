/**
 * Stores filled with made-up goods, shoppers and orders: the demo world and big stores for load.
 */
@NullMarked
package io.storeflow.demo;

import org.jspecify.annotations.NullMarked;
