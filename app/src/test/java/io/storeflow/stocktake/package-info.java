@NullMarked
package io.storeflow.stocktake;

import org.jspecify.annotations.NullMarked;
