/** Orders that come later than the shopper was told. */
@NullMarked
package io.storeflow.delay;

import org.jspecify.annotations.NullMarked;
