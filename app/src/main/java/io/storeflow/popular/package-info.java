/** What is popular in a store follows what becomes of its orders. */
@NullMarked
package io.storeflow.popular;

import org.jspecify.annotations.NullMarked;
