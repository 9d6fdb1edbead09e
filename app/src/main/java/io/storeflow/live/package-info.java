/**
 * Tells open screens what has changed, on every node. Only listens to events; MySQL is the truth.
 */
@NullMarked
package io.storeflow.live;

import org.jspecify.annotations.NullMarked;
