/** Where addresses lie, as far as somebody outside is asked and knows. */
@NullMarked
package io.storeflow.geocode;

import org.jspecify.annotations.NullMarked;
