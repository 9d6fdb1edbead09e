@NullMarked
package io.storeflow.customergroup;

import org.jspecify.annotations.NullMarked;
