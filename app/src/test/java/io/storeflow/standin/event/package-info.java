/** Events, and how they reach webhook endpoints. */
@NullMarked
package io.storeflow.standin.event;

import org.jspecify.annotations.NullMarked;
