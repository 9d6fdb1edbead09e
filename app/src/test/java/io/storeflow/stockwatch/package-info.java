@NullMarked
package io.storeflow.stockwatch;

import org.jspecify.annotations.NullMarked;
