@NullMarked
package io.storeflow.inventory;

import org.jspecify.annotations.NullMarked;
