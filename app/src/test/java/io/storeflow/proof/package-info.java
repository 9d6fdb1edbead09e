@NullMarked
package io.storeflow.proof;

import org.jspecify.annotations.NullMarked;
