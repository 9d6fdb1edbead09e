/** Lists of orders as somebody wants to see them again. */
@NullMarked
package io.storeflow.savedview;

import org.jspecify.annotations.NullMarked;
