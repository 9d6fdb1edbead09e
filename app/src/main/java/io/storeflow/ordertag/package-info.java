/** What staff label orders with. */
@NullMarked
package io.storeflow.ordertag;

import org.jspecify.annotations.NullMarked;
