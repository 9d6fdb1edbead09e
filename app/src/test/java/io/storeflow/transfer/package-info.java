@NullMarked
package io.storeflow.transfer;

import org.jspecify.annotations.NullMarked;
