/** The colours of stores as a style sheet, because pages carry no style. */
@NullMarked
package io.storeflow.platform.colour;

import org.jspecify.annotations.NullMarked;
