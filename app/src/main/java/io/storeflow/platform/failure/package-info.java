/** What is refused, and how it is said to people and to programs. */
@NullMarked
package io.storeflow.platform.failure;

import org.jspecify.annotations.NullMarked;
