/** How tests and its own pages steer it. */
@NullMarked
package io.storeflow.standin.control;

import org.jspecify.annotations.NullMarked;
