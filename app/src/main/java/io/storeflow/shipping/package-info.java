/** Ways to the shopper: zones, rates, and what it costs to go by them. */
@NullMarked
package io.storeflow.shipping;

import org.jspecify.annotations.NullMarked;
