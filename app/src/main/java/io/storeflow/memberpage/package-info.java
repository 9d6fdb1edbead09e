/** Pages of those who work for a merchant: who they are, what they may do, how they come and go. */
@NullMarked
package io.storeflow.memberpage;

import org.jspecify.annotations.NullMarked;
