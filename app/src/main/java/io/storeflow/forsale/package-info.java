/** What is for sale in a store, as shoppers and the API see it. */
@NullMarked
package io.storeflow.forsale;

import org.jspecify.annotations.NullMarked;
