/** How languages, scripts and regions write: directions, clocks, and which words there are. */
@NullMarked
package io.storeflow.platform.locale;

import org.jspecify.annotations.NullMarked;
