/** How often somebody may do something, counted the same over all nodes. */
@NullMarked
package io.storeflow.platform.limit;

import org.jspecify.annotations.NullMarked;
