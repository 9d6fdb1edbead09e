@NullMarked
package io.storeflow.platform.turn;

import org.jspecify.annotations.NullMarked;
