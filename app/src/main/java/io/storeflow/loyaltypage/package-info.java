/** What staff do with points: the program, those who have some, and what is owed to them. */
@NullMarked
package io.storeflow.loyaltypage;

import org.jspecify.annotations.NullMarked;
