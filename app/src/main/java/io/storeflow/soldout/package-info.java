/**
 * What a kitchen has run out of: said by hand, of a variant or a modifier, for the day or longer.
 */
@NullMarked
package io.storeflow.soldout;

import org.jspecify.annotations.NullMarked;
