/** Pages on which staff take goods back: make a return, answer it, look at what came. */
@NullMarked
package io.storeflow.returnpage;

import org.jspecify.annotations.NullMarked;
