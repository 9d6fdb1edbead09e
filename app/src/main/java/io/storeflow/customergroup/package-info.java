/** Groups of a merchant's customers, for whom some prices are others. */
@NullMarked
package io.storeflow.customergroup;

import org.jspecify.annotations.NullMarked;
