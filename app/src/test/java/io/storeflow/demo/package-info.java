@NullMarked
package io.storeflow.demo;

import org.jspecify.annotations.NullMarked;
