/** The products of a store as a file that other systems, and we, can read. */
@NullMarked
package io.storeflow.productexport;

import org.jspecify.annotations.NullMarked;
