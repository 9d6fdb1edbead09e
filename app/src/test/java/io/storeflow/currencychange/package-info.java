@NullMarked
package io.storeflow.currencychange;

import org.jspecify.annotations.NullMarked;
