/**
 * What is stated of orders for the books: invoices, corrections, credit notes, for people and
 * programs.
 */
@NullMarked
package io.storeflow.invoice;

import org.jspecify.annotations.NullMarked;
