/** How merchants begin: registering, opening stores, letting people in. */
@NullMarked
package io.storeflow.merchant;

import org.jspecify.annotations.NullMarked;
