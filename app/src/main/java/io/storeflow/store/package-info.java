/**
 * A store and its merchant: who may enter and do what, who acts, the one way in which owned tables
 * are named, and what is told to the audit log.
 */
@NullMarked
package io.storeflow.store;

import org.jspecify.annotations.NullMarked;
