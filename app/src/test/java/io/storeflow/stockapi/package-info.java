@NullMarked
package io.storeflow.stockapi;

import org.jspecify.annotations.NullMarked;
