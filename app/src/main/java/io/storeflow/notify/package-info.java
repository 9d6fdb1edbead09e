/** What is told to whom by mail, and when. */
@NullMarked
package io.storeflow.notify;

import org.jspecify.annotations.NullMarked;
