@NullMarked
package io.storeflow.productexport;

import org.jspecify.annotations.NullMarked;
