/** Whether the application works, for those who watch it from outside. */
@NullMarked
package io.storeflow.platform.health;

import org.jspecify.annotations.NullMarked;
