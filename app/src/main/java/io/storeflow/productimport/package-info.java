/**
 * Products brought in from a file: what would come of it is seen first, then it is done, and it can
 * be taken back.
 */
@NullMarked
package io.storeflow.productimport;

import org.jspecify.annotations.NullMarked;
