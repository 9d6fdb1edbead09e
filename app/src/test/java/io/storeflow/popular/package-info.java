@NullMarked
package io.storeflow.popular;

import org.jspecify.annotations.NullMarked;
