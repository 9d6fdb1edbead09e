/** The customers of a merchant for staff: their list, each on a page, two put together. */
@NullMarked
package io.storeflow.customerpage;

import org.jspecify.annotations.NullMarked;
