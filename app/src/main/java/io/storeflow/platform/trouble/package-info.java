/** What failures say: without secrets, and alike where they are. */
@NullMarked
package io.storeflow.platform.trouble;

import org.jspecify.annotations.NullMarked;
