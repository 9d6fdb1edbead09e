/** What the layouts and parts of {@code templates/ui} are given, and the words they compute. */
@NullMarked
package io.storeflow.platform.ui;

import org.jspecify.annotations.NullMarked;
