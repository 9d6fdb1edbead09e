/** What stands around every page: its navigation, whose it is, what has just happened. */
@NullMarked
package io.storeflow.platform.frame;

import org.jspecify.annotations.NullMarked;
