/** Parts of countries by their postcodes, for zones of shipping and for taxes. */
@NullMarked
package io.storeflow.postal;

import org.jspecify.annotations.NullMarked;
