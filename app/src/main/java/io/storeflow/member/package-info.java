/** Who works for a merchant, in which of its stores and in what role, and who may change that. */
@NullMarked
package io.storeflow.member;

import org.jspecify.annotations.NullMarked;
