/** Where staff say that an order comes later. */
@NullMarked
package io.storeflow.delaypage;

import org.jspecify.annotations.NullMarked;
