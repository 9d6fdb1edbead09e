/**
 * Fills a database with stores as large as wanted, through bulk inserts, for load and for looks.
 */
@NullMarked
package io.storeflow.fill;

import org.jspecify.annotations.NullMarked;
