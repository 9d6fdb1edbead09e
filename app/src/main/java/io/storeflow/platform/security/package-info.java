@NullMarked
package io.storeflow.platform.security;

import org.jspecify.annotations.NullMarked;
