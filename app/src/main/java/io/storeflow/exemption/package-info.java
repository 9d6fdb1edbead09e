/** Products from whose contracts shoppers may not withdraw, though they may from others. */
@NullMarked
package io.storeflow.exemption;

import org.jspecify.annotations.NullMarked;
