/**
 * Products that one merchant has in several stores: copied once, or linked to the one they follow.
 */
@NullMarked
package io.storeflow.sharing;

import org.jspecify.annotations.NullMarked;
