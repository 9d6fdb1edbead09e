/** Redis as a carrier of hints: everything works, only less sharply, when it is gone. */
@NullMarked
package io.storeflow.platform.redis;

import org.jspecify.annotations.NullMarked;
