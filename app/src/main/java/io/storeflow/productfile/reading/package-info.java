/**
 * How files of products are read: their columns, their cells, the ways in which rows belong
 * together.
 */
@NullMarked
package io.storeflow.productfile.reading;

import org.jspecify.annotations.NullMarked;
