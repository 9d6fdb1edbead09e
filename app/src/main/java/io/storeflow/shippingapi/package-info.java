/** How a store ships, for programs of the merchant: zones and rates as on the pages of staff. */
@NullMarked
package io.storeflow.shippingapi;

import org.jspecify.annotations.NullMarked;
