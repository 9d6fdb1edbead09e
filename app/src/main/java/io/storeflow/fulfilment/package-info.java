/**
 * What goes out of an order together, and what is left of it; orders that are held; what is handed
 * over by a code.
 */
@NullMarked
package io.storeflow.fulfilment;

import org.jspecify.annotations.NullMarked;
