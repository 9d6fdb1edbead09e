/** People: who they are, their passwords, and that their e-mail address is theirs. */
@NullMarked
package io.storeflow.account;

import org.jspecify.annotations.NullMarked;
