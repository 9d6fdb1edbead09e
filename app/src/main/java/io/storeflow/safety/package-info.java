/** Who answers for products, and what they warn of: Regulation (EU) 2023/988. */
@NullMarked
package io.storeflow.safety;

import org.jspecify.annotations.NullMarked;
