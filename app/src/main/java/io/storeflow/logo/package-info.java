/** The logo of a store on paper. */
@NullMarked
package io.storeflow.logo;

import org.jspecify.annotations.NullMarked;
