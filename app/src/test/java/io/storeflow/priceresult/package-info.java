@NullMarked
package io.storeflow.priceresult;

import org.jspecify.annotations.NullMarked;
