@NullMarked
package io.storeflow.merchant;

import org.jspecify.annotations.NullMarked;
