@NullMarked
package io.storeflow.orderpaper;

import org.jspecify.annotations.NullMarked;
