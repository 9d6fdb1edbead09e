/** Invitations to work for a merchant: mailed, and accepted by whoever the mail reached. */
@NullMarked
package io.storeflow.invitation;

import org.jspecify.annotations.NullMarked;
