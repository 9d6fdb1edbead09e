/** What can be chosen with a product: extras, sizes, sauces, in groups that products share. */
@NullMarked
package io.storeflow.modifier;

import org.jspecify.annotations.NullMarked;
