/** The pages on which staff put orders together, and the mails that bring their links. */
@NullMarked
package io.storeflow.draftpage;

import org.jspecify.annotations.NullMarked;
