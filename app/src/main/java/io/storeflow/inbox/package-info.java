/** Open orders of all stores that a person may enter. */
@NullMarked
package io.storeflow.inbox;

import org.jspecify.annotations.NullMarked;
