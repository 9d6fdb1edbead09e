/** Stock that is held for a while for somebody who has not ordered yet. */
@NullMarked
package io.storeflow.hold;

import org.jspecify.annotations.NullMarked;
