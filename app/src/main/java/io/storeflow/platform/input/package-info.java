/**
 * Reads what people type, paste and send. Each reader is pure: it gives the value, or the rule that
 * what was typed breaks. Forms and bodies of JSON use the same readers.
 */
@NullMarked
package io.storeflow.platform.input;

import org.jspecify.annotations.NullMarked;
