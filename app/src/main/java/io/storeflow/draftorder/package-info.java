/** Orders that staff put together, at prices that they agree, and a shopper completes by a link. */
@NullMarked
package io.storeflow.draftorder;

import org.jspecify.annotations.NullMarked;
