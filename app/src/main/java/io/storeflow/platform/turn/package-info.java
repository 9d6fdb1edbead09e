/** How long work goes on before others of its lane have their turn. */
@NullMarked
package io.storeflow.platform.turn;

import org.jspecify.annotations.NullMarked;
