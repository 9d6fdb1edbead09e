@NullMarked
package io.storeflow.platform.db;

import org.jspecify.annotations.NullMarked;
