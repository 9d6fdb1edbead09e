@NullMarked
package io.storeflow.location;

import org.jspecify.annotations.NullMarked;
