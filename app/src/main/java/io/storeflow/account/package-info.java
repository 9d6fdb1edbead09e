@NullMarked
package io.storeflow.account;

import org.jspecify.annotations.NullMarked;
