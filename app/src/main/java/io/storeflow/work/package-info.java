/** Work that failed for good, for people to look at and do again. */
@NullMarked
package io.storeflow.work;

import org.jspecify.annotations.NullMarked;
