/** What of products is searched, and how products are found by it: the same for staff and shop. */
@NullMarked
package io.storeflow.lookup;

import org.jspecify.annotations.NullMarked;
