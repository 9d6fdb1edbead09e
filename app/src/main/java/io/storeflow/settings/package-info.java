/** What a merchant sets for a store, as a page. */
@NullMarked
package io.storeflow.settings;

import org.jspecify.annotations.NullMarked;
