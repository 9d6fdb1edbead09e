/** The caches of a content delivery network before us: told what they must not show any more. */
@NullMarked
package io.storeflow.cdn;

import org.jspecify.annotations.NullMarked;
