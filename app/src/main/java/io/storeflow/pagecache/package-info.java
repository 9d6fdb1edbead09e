/** Pages of the shop that are kept until what they show has changed. */
@NullMarked
package io.storeflow.pagecache;

import org.jspecify.annotations.NullMarked;
