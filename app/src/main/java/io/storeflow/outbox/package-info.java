/**
 * What has happened to products, stock, orders and customers, written with the change itself, and
 * the one way in which that is read.
 */
@NullMarked
package io.storeflow.outbox;

import org.jspecify.annotations.NullMarked;
