/** Tables as files that spreadsheets open. */
@NullMarked
package io.storeflow.platform.csv;

import org.jspecify.annotations.NullMarked;
