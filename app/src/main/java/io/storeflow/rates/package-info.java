/** Changes of zones, rates and shipping profiles. */
@NullMarked
package io.storeflow.rates;

import org.jspecify.annotations.NullMarked;
