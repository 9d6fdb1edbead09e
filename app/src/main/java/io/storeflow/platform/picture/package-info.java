/** Pictures as they are sent in: told by their bytes, decoded within a budget, made smaller. */
@NullMarked
package io.storeflow.platform.picture;

import org.jspecify.annotations.NullMarked;
