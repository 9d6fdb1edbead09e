@NullMarked
package io.storeflow.platform.job;

import org.jspecify.annotations.NullMarked;
