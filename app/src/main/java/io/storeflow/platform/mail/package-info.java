/** Writes mails from templates, and sends them. */
@NullMarked
package io.storeflow.platform.mail;

import org.jspecify.annotations.NullMarked;
