/** Places where shoppers fetch what they ordered. */
@NullMarked
package io.storeflow.pickup;

import org.jspecify.annotations.NullMarked;
