/** How many visits of a shop become orders, counted without knowing anybody. */
@NullMarked
package io.storeflow.funnel;

import org.jspecify.annotations.NullMarked;
