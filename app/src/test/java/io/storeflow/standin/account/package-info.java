/** Accounts of merchants: what is due of them, links, onboarding, OAuth. */
@NullMarked
package io.storeflow.standin.account;

import org.jspecify.annotations.NullMarked;
