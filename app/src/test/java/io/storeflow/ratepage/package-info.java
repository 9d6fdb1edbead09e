@NullMarked
package io.storeflow.ratepage;

import org.jspecify.annotations.NullMarked;
