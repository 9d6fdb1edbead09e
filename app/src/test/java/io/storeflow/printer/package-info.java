@NullMarked
package io.storeflow.printer;

import org.jspecify.annotations.NullMarked;
