/** What the application needs to be told before it starts, and why it may refuse to. */
@NullMarked
package io.storeflow.platform.settings;

import org.jspecify.annotations.NullMarked;
