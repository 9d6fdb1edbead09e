@NullMarked
package io.storeflow.productindex;

import org.jspecify.annotations.NullMarked;
