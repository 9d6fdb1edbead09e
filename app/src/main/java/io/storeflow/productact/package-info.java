/** What is done to a product as a whole: it is put on sale, archived, copied, deleted. */
@NullMarked
package io.storeflow.productact;

import org.jspecify.annotations.NullMarked;
