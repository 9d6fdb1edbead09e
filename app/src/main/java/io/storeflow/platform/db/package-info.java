/** How the rest of StoreFlow reaches its database. */
@NullMarked
package io.storeflow.platform.db;

import org.jspecify.annotations.NullMarked;
