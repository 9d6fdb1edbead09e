/** People who walk through several features in a browser, one way each. */
@NullMarked
package io.storeflow.journeys;

import org.jspecify.annotations.NullMarked;
