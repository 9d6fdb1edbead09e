/** Pictures that merchants upload: checked, cut to sizes, served for ever under their hash. */
@NullMarked
package io.storeflow.media;

import org.jspecify.annotations.NullMarked;
