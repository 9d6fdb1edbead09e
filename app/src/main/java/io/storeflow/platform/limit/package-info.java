/**
 * How often somebody may do something, counted the same over all nodes, and how much costly work a
 * node takes on.
 */
@NullMarked
package io.storeflow.platform.limit;

import org.jspecify.annotations.NullMarked;
