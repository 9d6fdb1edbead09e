/** Text with headings, lists and links, as people write it, made safe to be shown. */
@NullMarked
package io.storeflow.platform.markup;

import org.jspecify.annotations.NullMarked;
