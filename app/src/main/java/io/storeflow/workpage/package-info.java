/** The pages on which people look at what failed for good, and act on it. */
@NullMarked
package io.storeflow.workpage;

import org.jspecify.annotations.NullMarked;
