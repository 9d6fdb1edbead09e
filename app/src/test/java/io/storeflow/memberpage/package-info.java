@NullMarked
package io.storeflow.memberpage;

import org.jspecify.annotations.NullMarked;
