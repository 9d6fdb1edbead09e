@NullMarked
package io.storeflow.simulator;

import org.jspecify.annotations.NullMarked;
