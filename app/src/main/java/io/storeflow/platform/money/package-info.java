@NullMarked
package io.storeflow.platform.money;

import org.jspecify.annotations.NullMarked;
