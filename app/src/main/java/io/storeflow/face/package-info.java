/** The face of a shop: its logo, and the picture that its home page opens with. */
@NullMarked
package io.storeflow.face;

import org.jspecify.annotations.NullMarked;
