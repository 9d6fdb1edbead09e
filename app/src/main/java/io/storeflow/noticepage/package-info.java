/** Where people read what they are told of, and say what they want to be told of. */
@NullMarked
package io.storeflow.noticepage;

import org.jspecify.annotations.NullMarked;
