/** Stock that goes from one location of a store to another. */
@NullMarked
package io.storeflow.transfer;

import org.jspecify.annotations.NullMarked;
