/** What is done to many orders at once: looked at before, told of each after. */
@NullMarked
package io.storeflow.orderbatch;

import org.jspecify.annotations.NullMarked;
