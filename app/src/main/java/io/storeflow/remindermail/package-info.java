/** The mail that reminds of a cart, in the words of the store. */
@NullMarked
package io.storeflow.remindermail;

import org.jspecify.annotations.NullMarked;
