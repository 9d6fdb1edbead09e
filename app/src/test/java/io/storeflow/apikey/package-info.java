@NullMarked
package io.storeflow.apikey;

import org.jspecify.annotations.NullMarked;
