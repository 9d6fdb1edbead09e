@NullMarked
package io.storeflow.shippingapi;

import org.jspecify.annotations.NullMarked;
