/** People and how they sign in: passwords, sessions, profile. */
@NullMarked
package io.storeflow.account;

import org.jspecify.annotations.NullMarked;
