@NullMarked
package io.storeflow.printerpage;

import org.jspecify.annotations.NullMarked;
