/** What merchants keep of their goods: products, variants, categories, and the pages to edit them. */
@NullMarked
package io.storeflow.catalog;

import org.jspecify.annotations.NullMarked;
