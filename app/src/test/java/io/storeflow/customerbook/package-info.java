@NullMarked
package io.storeflow.customerbook;

import org.jspecify.annotations.NullMarked;
