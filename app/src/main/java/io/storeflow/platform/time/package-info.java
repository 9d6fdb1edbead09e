@NullMarked
package io.storeflow.platform.time;

import org.jspecify.annotations.NullMarked;
