/** Pages on which staff say how a store is taxed. */
@NullMarked
package io.storeflow.taxpage;

import org.jspecify.annotations.NullMarked;
