/** Where a shopper completes what staff have offered, by the link that they were given. */
@NullMarked
package io.storeflow.offerpage;

import org.jspecify.annotations.NullMarked;
