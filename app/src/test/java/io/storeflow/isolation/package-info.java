@NullMarked
package io.storeflow.isolation;

import org.jspecify.annotations.NullMarked;
