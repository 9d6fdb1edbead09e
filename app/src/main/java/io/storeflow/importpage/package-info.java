/** Pages of imports: a file is sent, what would come of it is seen, it is done, and taken back. */
@NullMarked
package io.storeflow.importpage;

import org.jspecify.annotations.NullMarked;
