/** How much may be sent, how slowly, and how many at once. */
@NullMarked
package io.storeflow.platform.body;

import org.jspecify.annotations.NullMarked;
