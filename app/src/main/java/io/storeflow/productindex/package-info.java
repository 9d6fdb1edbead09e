/**
 * Finds products of a store by words, place and labels, and counts what they could be narrowed by.
 */
@NullMarked
package io.storeflow.productindex;

import org.jspecify.annotations.NullMarked;
