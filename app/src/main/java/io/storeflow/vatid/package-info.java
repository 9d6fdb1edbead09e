/**
 * VAT identification numbers of the European Union: how they are written, and whether they hold.
 */
@NullMarked
package io.storeflow.vatid;

import org.jspecify.annotations.NullMarked;
