/** Pages of zones, rates and shipping profiles, and the place to try an address. */
@NullMarked
package io.storeflow.ratepage;

import org.jspecify.annotations.NullMarked;
