/** The front page of a store: what to do now, and how the day goes. */
@NullMarked
package io.storeflow.today;

import org.jspecify.annotations.NullMarked;
