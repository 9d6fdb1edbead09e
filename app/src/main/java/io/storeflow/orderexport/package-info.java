/** Orders as a file that other systems read. */
@NullMarked
package io.storeflow.orderexport;

import org.jspecify.annotations.NullMarked;
