@NullMarked
package io.storeflow.geocode;

import org.jspecify.annotations.NullMarked;
