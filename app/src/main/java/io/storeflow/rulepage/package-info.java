/** The page of price rules, and the form of one. */
@NullMarked
package io.storeflow.rulepage;

import org.jspecify.annotations.NullMarked;
