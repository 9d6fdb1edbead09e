@NullMarked
package io.storeflow.platform.id;

import org.jspecify.annotations.NullMarked;
