/** Products that are chosen, and brought to another store of the merchant by a job. */
@NullMarked
package io.storeflow.sharepage;

import org.jspecify.annotations.NullMarked;
