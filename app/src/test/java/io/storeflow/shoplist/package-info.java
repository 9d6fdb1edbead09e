@NullMarked
package io.storeflow.shoplist;

import org.jspecify.annotations.NullMarked;
