/** What was typed outlives a sign-in. */
@NullMarked
package io.storeflow.resume;

import org.jspecify.annotations.NullMarked;
