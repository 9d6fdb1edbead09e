/** Many products changed at once: chosen in their list, shown before it is done, and taken back. */
@NullMarked
package io.storeflow.bulkedit;

import org.jspecify.annotations.NullMarked;
