/** Addresses of pages as people type, keep and follow them. */
@NullMarked
package io.storeflow.platform.url;

import org.jspecify.annotations.NullMarked;
