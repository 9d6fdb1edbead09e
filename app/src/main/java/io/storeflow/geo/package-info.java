/** Where things are on earth, and how far from each other. */
@NullMarked
package io.storeflow.geo;

import org.jspecify.annotations.NullMarked;
