@NullMarked
package io.storeflow.proofpage;

import org.jspecify.annotations.NullMarked;
