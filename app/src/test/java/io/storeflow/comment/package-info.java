@NullMarked
package io.storeflow.comment;

import org.jspecify.annotations.NullMarked;
