/** Pages that a store writes: those that the law asks for, and free ones. */
@NullMarked
package io.storeflow.storepage;

import org.jspecify.annotations.NullMarked;
