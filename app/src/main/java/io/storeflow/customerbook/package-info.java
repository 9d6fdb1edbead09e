/** What a merchant knows of its customers: what they ordered, what staff note, who is the same. */
@NullMarked
package io.storeflow.customerbook;

import org.jspecify.annotations.NullMarked;
