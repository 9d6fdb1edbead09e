/** Readers of what holds several texts in one field. */
@NullMarked
package io.storeflow.platform.input.several;

import org.jspecify.annotations.NullMarked;
