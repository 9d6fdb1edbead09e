@NullMarked
package io.storeflow;

import org.jspecify.annotations.NullMarked;
