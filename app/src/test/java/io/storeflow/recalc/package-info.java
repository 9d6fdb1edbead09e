@NullMarked
package io.storeflow.recalc;

import org.jspecify.annotations.NullMarked;
