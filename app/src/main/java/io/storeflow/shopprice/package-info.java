/** What goods cost on the pages of a shop by rules that hold for everybody. */
@NullMarked
package io.storeflow.shopprice;

import org.jspecify.annotations.NullMarked;
