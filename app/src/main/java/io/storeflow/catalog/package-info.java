@NullMarked
package io.storeflow.catalog;

import org.jspecify.annotations.NullMarked;
