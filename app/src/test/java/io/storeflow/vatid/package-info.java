@NullMarked
package io.storeflow.vatid;

import org.jspecify.annotations.NullMarked;
