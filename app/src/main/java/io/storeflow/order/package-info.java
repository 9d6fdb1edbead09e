@NullMarked
package io.storeflow.order;

import org.jspecify.annotations.NullMarked;
