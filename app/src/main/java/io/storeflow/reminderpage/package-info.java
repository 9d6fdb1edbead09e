/** Carts that were left: their list for staff, the mail that reminds of one, and where it leads. */
@NullMarked
package io.storeflow.reminderpage;

import org.jspecify.annotations.NullMarked;
