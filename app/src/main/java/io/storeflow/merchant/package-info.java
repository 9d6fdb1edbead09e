/** Merchants, their stores and people; who may do what; the one way in which owned tables are named; the pulse of a store. */
@NullMarked
package io.storeflow.merchant;

import org.jspecify.annotations.NullMarked;
