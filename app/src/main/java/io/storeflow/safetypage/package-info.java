/** Where staff say who answers for products and brands, and what they warn of. */
@NullMarked
package io.storeflow.safetypage;

import org.jspecify.annotations.NullMarked;
