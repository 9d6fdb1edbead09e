/** What comes of a product of a file, beside what the store has: pure. */
@NullMarked
package io.storeflow.importplan;

import org.jspecify.annotations.NullMarked;
