/** Stock for programs of the merchant: read, set, adjusted, reserved and released by SKU. */
@NullMarked
package io.storeflow.stockapi;

import org.jspecify.annotations.NullMarked;
