/**
 * What is done in all stores by the clock: clearing away what was kept for a time only, catching up
 * on what older releases wrote.
 */
@NullMarked
package io.storeflow.upkeep;

import org.jspecify.annotations.NullMarked;
