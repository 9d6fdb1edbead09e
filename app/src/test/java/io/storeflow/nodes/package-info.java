@NullMarked
package io.storeflow.nodes;

import org.jspecify.annotations.NullMarked;
