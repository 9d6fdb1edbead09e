/** How a merchant begins: a person, a merchant and its first store, and further stores. */
@NullMarked
package io.storeflow.signup;

import org.jspecify.annotations.NullMarked;
