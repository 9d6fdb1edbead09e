/** Long lists in pages. */
@NullMarked
package io.storeflow.platform.paging;

import org.jspecify.annotations.NullMarked;
