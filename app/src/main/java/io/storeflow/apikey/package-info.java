/** Keys with which programs of a merchant act for a store. */
@NullMarked
package io.storeflow.apikey;

import org.jspecify.annotations.NullMarked;
