/**
 * Lists of the shop: everything, categories, collections and what is found, sorted and narrowed.
 */
@NullMarked
package io.storeflow.shoplist;

import org.jspecify.annotations.NullMarked;
