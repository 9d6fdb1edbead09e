/** Everything that may be typed or sent, and what becomes of it. */
@NullMarked
package io.storeflow.input;

import org.jspecify.annotations.NullMarked;
