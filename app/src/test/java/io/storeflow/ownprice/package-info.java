@NullMarked
package io.storeflow.ownprice;

import org.jspecify.annotations.NullMarked;
