/**
 * What goods cost by their measure, as Directive 98/6/EC and the Price Marking Order of the United
 * Kingdom want it told.
 */
@NullMarked
package io.storeflow.unitprice;

import org.jspecify.annotations.NullMarked;
