/** What any cart would cost anybody at any time, and why, for staff: nothing is written. */
@NullMarked
package io.storeflow.simulator;

import org.jspecify.annotations.NullMarked;
