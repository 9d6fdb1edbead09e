/** Where shoppers prove their address, by page and by API, and see what is theirs. */
@NullMarked
package io.storeflow.proofpage;

import org.jspecify.annotations.NullMarked;
