/** The shelves of a store: categories, their order, and the page on which staff keep them. */
@NullMarked
package io.storeflow.category;

import org.jspecify.annotations.NullMarked;
