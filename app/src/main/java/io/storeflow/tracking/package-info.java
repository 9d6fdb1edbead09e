/** What a shopper sees of an order that is on its way; it knows nothing about the person. */
@NullMarked
package io.storeflow.tracking;

import org.jspecify.annotations.NullMarked;
