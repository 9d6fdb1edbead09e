/** The pages on which a store writes its mails and says which are sent. */
@NullMarked
package io.storeflow.mailpage;

import org.jspecify.annotations.NullMarked;
