@NullMarked
package io.storeflow.customerpage;

import org.jspecify.annotations.NullMarked;
