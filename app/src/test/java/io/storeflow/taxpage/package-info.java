@NullMarked
package io.storeflow.taxpage;

import org.jspecify.annotations.NullMarked;
