/** Style sheets, scripts, fonts and drawings: joined, named by their content, kept in memory. */
@NullMarked
package io.storeflow.platform.assets;

import org.jspecify.annotations.NullMarked;
