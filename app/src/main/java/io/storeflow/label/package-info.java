/** By what products are told apart and found together: their brands, tags and types. */
@NullMarked
package io.storeflow.label;

import org.jspecify.annotations.NullMarked;
