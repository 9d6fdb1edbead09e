/**
 * Who somebody is, shown by a code that was mailed: what depends on it is told only after that, and
 * nobody is told whom we know.
 */
@NullMarked
package io.storeflow.proof;

import org.jspecify.annotations.NullMarked;
