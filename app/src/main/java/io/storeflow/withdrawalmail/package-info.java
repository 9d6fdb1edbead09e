/** The mail that says what became of a withdrawal, in the words of the store. */
@NullMarked
package io.storeflow.withdrawalmail;

import org.jspecify.annotations.NullMarked;
