/** What food holds that people cannot eat, as the law has it said, and notes that name it. */
@NullMarked
package io.storeflow.allergen;

import org.jspecify.annotations.NullMarked;
