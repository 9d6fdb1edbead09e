/** Work on many products at once, chosen in their list: what all kinds of it have in common. */
@NullMarked
package io.storeflow.batch;

import org.jspecify.annotations.NullMarked;
