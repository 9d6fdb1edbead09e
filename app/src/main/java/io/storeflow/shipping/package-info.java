@NullMarked
package io.storeflow.shipping;

import org.jspecify.annotations.NullMarked;
