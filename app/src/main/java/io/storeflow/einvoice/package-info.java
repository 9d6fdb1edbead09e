/** How electronic invoices are written: the XML of a Cross Industry Invoice (EN 16931). */
@NullMarked
package io.storeflow.einvoice;

import org.jspecify.annotations.NullMarked;
