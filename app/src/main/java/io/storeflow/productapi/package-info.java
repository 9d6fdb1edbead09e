/** Products for programs of the merchant: created and changed as in the editor. */
@NullMarked
package io.storeflow.productapi;

import org.jspecify.annotations.NullMarked;
