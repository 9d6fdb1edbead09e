/** Mails: what is told to whom, when, and how it is sent. */
@NullMarked
package io.storeflow.notify;

import org.jspecify.annotations.NullMarked;
