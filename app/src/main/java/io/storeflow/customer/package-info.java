@NullMarked
package io.storeflow.customer;

import org.jspecify.annotations.NullMarked;
