/** The brands of a store: their names, logos, words and pages. */
@NullMarked
package io.storeflow.brand;

import org.jspecify.annotations.NullMarked;
