@NullMarked
package io.storeflow.productfile;

import org.jspecify.annotations.NullMarked;
