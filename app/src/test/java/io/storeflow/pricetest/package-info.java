@NullMarked
package io.storeflow.pricetest;

import org.jspecify.annotations.NullMarked;
