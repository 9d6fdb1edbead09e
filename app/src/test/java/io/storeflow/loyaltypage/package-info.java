@NullMarked
package io.storeflow.loyaltypage;

import org.jspecify.annotations.NullMarked;
