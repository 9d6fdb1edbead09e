/** Receipt printers of a store, and what each is to print. */
@NullMarked
package io.storeflow.printer;

import org.jspecify.annotations.NullMarked;
