/** What is on hand, what is held, and the ledger of every move. */
@NullMarked
package io.storeflow.inventory;

import org.jspecify.annotations.NullMarked;
