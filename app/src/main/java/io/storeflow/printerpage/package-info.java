/** Where printers ask for what they print, and the pages on which staff pair them. */
@NullMarked
package io.storeflow.printerpage;

import org.jspecify.annotations.NullMarked;
