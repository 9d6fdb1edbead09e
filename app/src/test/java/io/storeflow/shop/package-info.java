@NullMarked
package io.storeflow.shop;

import org.jspecify.annotations.NullMarked;
