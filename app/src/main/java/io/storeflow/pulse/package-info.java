/**
 * The numbers that rise with each change of a store, by which screens and caches know that they are
 * behind.
 */
@NullMarked
package io.storeflow.pulse;

import org.jspecify.annotations.NullMarked;
