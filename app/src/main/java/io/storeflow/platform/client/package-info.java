/** Who asks, from where, and under which id. */
@NullMarked
package io.storeflow.platform.client;

import org.jspecify.annotations.NullMarked;
