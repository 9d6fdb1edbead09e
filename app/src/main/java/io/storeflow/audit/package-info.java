/** Who changed what: written with each change, never changed. */
@NullMarked
package io.storeflow.audit;

import org.jspecify.annotations.NullMarked;
