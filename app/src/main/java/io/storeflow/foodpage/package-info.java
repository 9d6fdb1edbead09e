/** Where staff state what products and modifiers hold: allergens and additives. */
@NullMarked
package io.storeflow.foodpage;

import org.jspecify.annotations.NullMarked;
