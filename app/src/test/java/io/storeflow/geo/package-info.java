@NullMarked
package io.storeflow.geo;

import org.jspecify.annotations.NullMarked;
