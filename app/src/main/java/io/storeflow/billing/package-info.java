/** To whom an order is billed: a company, its VAT id, an address beside that of the delivery. */
@NullMarked
package io.storeflow.billing;

import org.jspecify.annotations.NullMarked;
